using BenchmarkDotNet.Running;
using Streamiz.Benchmarks.App;
using Streamiz.Benchmarks.Avro;
using Streamiz.Benchmarks.Broker;
using Streamiz.Benchmarks.Clients;

// avro [--rounds N]: the quick measurement; app: the flight application with the twin's options; broker [--records N] ...: beside Apache Kafka; client [--quick] ...: beside other clients; anything else goes to BenchmarkDotNet.
if (args is ["avro", .. var rest]) return AvroMicro.Run(rest);
if (args is ["app", .. var appArgs]) return AppBenchmark.Run(appArgs);
if (args is ["broker", "serve", var port, var data])
{
    await BrokerBench.ServeAsync(port, data);
    return 0;
}
if (args is ["broker", .. var brokerArgs]) return BrokerBench.Run(brokerArgs);
if (args is ["client", "measure", .. var measured]) return ClientBench.Measure(measured);
if (args is ["client", .. var clientArgs]) return ClientBench.Run(clientArgs);
BenchmarkSwitcher.FromAssembly(typeof(AvroMicro).Assembly).Run(args);
return 0;
