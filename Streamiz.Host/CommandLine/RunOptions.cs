using System.CommandLine;
using System.Globalization;
using Streamiz.Host.Sources;
using Streamiz.Host.Startup;
using Streamiz.Topology;

namespace Streamiz.Host.CommandLine;

/// <summary>The options of <c>run</c>, and what they mean together.</summary>
internal static class RunOptions
{
    private static readonly Option<string?> _url = new("--url") { Description = "Where the page and REST are served, such as http://127.0.0.1:8080; instead of --port." };
    private static readonly Option<int> _port = new("--port") { Description = "Port of the page and REST on loopback; 0 takes a free one.", DefaultValueFactory = _ => 8080 };
    private static readonly Option<string?> _advertise = new("--advertise") { Description = "How other hosts of the same application reach this one, HOST:PORT; without it the address of --url or --port, unless that is a wildcard." };
    private static readonly Option<string?> _apiKey = new("--api-key") { Description = "Key that writing requests must bring. Also STREAMIZ_API_KEY." };
    private static readonly Option<string> _source = new("--source") { Description = "simulate, replay or none.", DefaultValueFactory = _ => "simulate" };
    private static readonly Option<string[]> _replay = new("--replay") { Description = "Recordings to replay: files or folders. Means --source replay.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<double> _speed = new("--speed") { Description = "Times as fast as recorded; 0 as fast as possible.", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> _asNow = new("--as-now") { Description = "Move the recording's times so that it begins now." };
    private static readonly Option<bool> _untilEnd = new("--until-end") { Description = "End when the source has ended and everything is processed." };
    private static readonly Option<int> _partitions = new("--partitions") { Description = "Partitions of topics that are created.", DefaultValueFactory = _ => 4 };
    private static readonly Option<short> _replication = new("--replication") { Description = "Replicas of topics that are created; -1 leaves it to the cluster.", DefaultValueFactory = _ => -1 };
    private static readonly Option<int> _threads = new("--threads") { Description = "Stream threads.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> _guarantee = new("--guarantee") { Description = "at_least_once or exactly_once_v2.", DefaultValueFactory = _ => "at_least_once" };
    private static readonly Option<long?> _commit = new("--commit-interval") { Description = "Milliseconds between commits." };
    private static readonly Option<int?> _brokerPort = new("--broker-port") { Description = "Port of the broker within the host; 0 takes a free one." };
    private static readonly Option<int?> _registryPort = new("--registry-port") { Description = "Port of the registry within the host; 0 takes a free one." };
    private static readonly Option<string[]> _set = new("--set") { Description = "A further setting of the engine or its client, name=value. May be repeated." };

    public static IEnumerable<Option> All =>
    [
        ClusterOptions.Bootstrap, ClusterOptions.Registry, ClusterOptions.Data, ClusterOptions.ApplicationId, _url, _port, _advertise, _apiKey,
        _source, _replay, _speed, _asNow, _untilEnd,
        SimulationCommandOptions.Aircraft, SimulationCommandOptions.BatchRows, SimulationCommandOptions.Delay, SimulationCommandOptions.Seed,
        .. TopologyCommandOptions.All,
        _partitions, _replication, _threads, _guarantee, _commit, _brokerPort, _registryPort, _set,
    ];

    public static FlightHostOptions Read(ParseResult parsed)
    {
        string[] recordings = parsed.GetValue(_replay) ?? [];
        SourceKind source = recordings.Length > 0 ? SourceKind.Replay : Source(parsed.GetValue(_source)!);
        if (source == SourceKind.Replay && recordings.Length == 0) throw new StartException("--source replay needs --replay FILE.");
        double speed = parsed.GetValue(_speed);
        if (speed < 0 || !double.IsFinite(speed)) throw new StartException($"--speed must be 0 or greater, but is {speed}.");
        return new FlightHostOptions
        {
            Bootstrap = parsed.GetValue(ClusterOptions.Bootstrap),
            Registry = parsed.GetValue(ClusterOptions.Registry),
            Data = parsed.GetValue(ClusterOptions.Data)!,
            ApplicationId = parsed.GetValue(ClusterOptions.ApplicationId)!,
            Url = Url(parsed),
            Advertise = parsed.GetValue(_advertise),
            ApiKey = parsed.GetValue(_apiKey) ?? Environment.GetEnvironmentVariable("STREAMIZ_API_KEY"),
            Source = source,
            Replay = source == SourceKind.Replay ? new ReplayOptions { Paths = RecordingFiles.Expand(recordings), Speed = speed, AsNow = parsed.GetValue(_asNow) } : null,
            Simulation = SimulationCommandOptions.Read(parsed),
            Topology = TopologyCommandOptions.Read(parsed),
            Partitions = AtLeastOne(parsed.GetValue(_partitions), "--partitions"),
            Replication = parsed.GetValue(_replication),
            Threads = AtLeastOne(parsed.GetValue(_threads), "--threads"),
            ExactlyOnce = Guarantee(parsed.GetValue(_guarantee)!),
            CommitIntervalMs = parsed.GetValue(_commit),
            BrokerPort = parsed.GetValue(_brokerPort),
            RegistryPort = parsed.GetValue(_registryPort),
            Settings = SettingPairs.Read(parsed.GetValue(_set)),
            UntilEnd = parsed.GetValue(_untilEnd),
        };
    }

    private static string Url(ParseResult parsed)
    {
        string url = parsed.GetValue(_url) ?? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{parsed.GetValue(_port)}");
        return Uri.TryCreate(url.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal), UriKind.Absolute, out Uri? u) && u.Scheme is "http" or "https"
            ? url : throw new StartException($"--url is not an http or https address: {url}.");
    }

    private static SourceKind Source(string name) => name switch
    {
        "simulate" => SourceKind.Simulate,
        "replay" => SourceKind.Replay,
        "none" => SourceKind.None,
        _ => throw new StartException($"--source must be simulate, replay or none, but is {name}."),
    };

    private static bool Guarantee(string name) => name switch
    {
        "at_least_once" => false,
        "exactly_once" or "exactly_once_v2" => true,
        _ => throw new StartException($"--guarantee must be at_least_once or exactly_once_v2, but is {name}."),
    };

    private static int AtLeastOne(int value, string name) => value >= 1 ? value : throw new StartException($"{name} must be at least 1, but is {value}.");
}
