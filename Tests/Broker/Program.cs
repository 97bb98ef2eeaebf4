using System.Globalization;
using Streamiz.Broker;

// broker PORT DATA: what the tests start, and kill.
var options = new BrokerOptions { Port = int.Parse(args[1], CultureInfo.InvariantCulture), DataDirectory = args[2] };
options.Settings["log.segment.bytes"] = "65536";
await BrokerHost.RunAsync(options, Console.Out, CancellationToken.None);
