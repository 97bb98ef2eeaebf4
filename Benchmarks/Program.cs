using BenchmarkDotNet.Running;
using Streamiz.Benchmarks;
using Streamiz.Benchmarks.App;
using Streamiz.Benchmarks.Avro;
using Streamiz.Benchmarks.Broker;
using Streamiz.Benchmarks.Clients;

const string Names = """
    bench NAME [OPTIONS]; bench NAME --help tells the options.

      app      the flight application with the options of the Java twin
      client   the client beside the floor, Confluent.Kafka and the Java client
      broker   the embedded broker beside Apache Kafka
      avro     encoding and decoding
      micro    BenchmarkDotNet's own command line over the small benchmarks
    """;

try
{
    if (args is [] or ["help" or "--help" or "-h", ..]) return Tell(Names);
    if (args is [var name, .., "--help" or "-h"])
    {
        return name switch
        {
            "app" => Tell(AppOptions.Usage),
            "client" => Tell(ClientBenchOptions.Usage),
            "broker" => Tell(BrokerBenchOptions.Usage),
            "avro" => Tell(AvroMicro.Usage),
            _ => Tell(Names),
        };
    }
    switch (args)
    {
        case ["avro", .. var rest]:
            return AvroMicro.Run(rest);
        case ["app", .. var rest]:
            return AppBenchmark.Run(rest);
        case ["broker", "serve", var port, var data]:
            await BrokerBench.ServeAsync(port, data);
            return 0;
        case ["broker", .. var rest]:
            return BrokerBench.Run(rest);
        case ["client", "measure", .. var rest]:
            return ClientBench.Measure(rest);
        case ["client", .. var rest]:
            return ClientBench.Run(rest);
        case ["micro", .. var rest]:
            BenchmarkSwitcher.FromAssembly(typeof(AvroMicro).Assembly).Run(rest);
            return 0;
        default:
            throw new UsageException($"there is no benchmark {args[0]}\n\n{Names}");
    }
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

static int Tell(string text)
{
    Console.WriteLine(text);
    return 0;
}
