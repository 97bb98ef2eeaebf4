using BenchmarkDotNet.Running;
using Streamiz.Benchmarks.App;
using Streamiz.Benchmarks.Avro;
using Streamiz.Benchmarks.Broker;

// avro [--rounds N]: the quick measurement; app: the flight application with the twin's options; broker [--records N] ...: beside Apache Kafka; anything else goes to BenchmarkDotNet.
if (args is ["avro", .. var rest]) return AvroMicro.Run(rest);
if (args is ["app", .. var appArgs]) return AppBenchmark.Run(appArgs);
if (args is ["broker", "serve", var port, var data])
{
    await BrokerBench.ServeAsync(port, data);
    return 0;
}
if (args is ["broker", .. var brokerArgs]) return BrokerBench.Run(brokerArgs);
BenchmarkSwitcher.FromAssembly(typeof(AvroMicro).Assembly).Run(args);
return 0;
