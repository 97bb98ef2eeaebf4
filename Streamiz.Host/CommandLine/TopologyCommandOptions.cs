using System.CommandLine;
using Streamiz.Topology;

namespace Streamiz.Host.CommandLine;

/// <summary>Topics, windows and stores, the same under <c>run</c> and <c>describe</c>.</summary>
internal static class TopologyCommandOptions
{
    private static readonly FlightTopics _topics = new();

    private static readonly Option<string> _states = Topic("--topic-states", "Topic of raw state vectors.", _topics.States);
    private static readonly Option<string> _positions = Topic("--topic-positions", "Topic of positions.", _topics.Positions);
    private static readonly Option<string> _notifications = Topic("--topic-notifications", "Topic of notifications.", _topics.Notifications);
    private static readonly Option<string> _counts = Topic("--topic-counts", "Topic of position reports per country and window.", _topics.Counts);
    private static readonly Option<string> _aircraft = Topic("--topic-aircraft", "Topic of distinct aircraft per country and window.", _topics.Aircraft);
    private static readonly Option<string> _deadLetters = Topic("--topic-dlq", "Topic of records that could not be read.", _topics.DeadLetters);
    private static readonly Option<double> _window = Seconds("--window", "Length of a window, seconds.", 60);
    private static readonly Option<double> _grace = Seconds("--grace", "How late a record may come, seconds.", 30);
    private static readonly Option<double> _retention = Seconds("--retention", "How long windows can be asked for, seconds.", 86_400);
    private static readonly Option<double> _expiry = Seconds("--expiry", "How long an aircraft is shown without news, seconds of the flights' clock.", 300);
    private static readonly Option<string> _store = new("--store") { Description = "rocksdb or memory.", DefaultValueFactory = _ => "rocksdb" };

    public static IEnumerable<Option> All => [_states, _positions, _notifications, _counts, _aircraft, _deadLetters, _window, _grace, _retention, _expiry, _store];

    public static FlightTopologyOptions Read(ParseResult parsed)
    {
        long window = Milliseconds(parsed, _window, 1), grace = Milliseconds(parsed, _grace, 0);
        return new FlightTopologyOptions
        {
            Topics = new FlightTopics
            {
                States = parsed.GetValue(_states)!,
                Positions = parsed.GetValue(_positions)!,
                Notifications = parsed.GetValue(_notifications)!,
                Counts = parsed.GetValue(_counts)!,
                Aircraft = parsed.GetValue(_aircraft)!,
                DeadLetters = parsed.GetValue(_deadLetters)!,
            },
            WindowMs = window,
            GraceMs = grace,
            RetentionMs = Math.Max(Milliseconds(parsed, _retention, 1), window + grace),
            ExpiryMs = Milliseconds(parsed, _expiry, 1),
            InMemory = parsed.GetValue(_store)! switch
            {
                "rocksdb" => false,
                "memory" => true,
                string other => throw new StartException($"--store must be rocksdb or memory, but is {other}."),
            },
        };
    }

    private static Option<string> Topic(string name, string description, string topic) => new(name) { Description = description, DefaultValueFactory = _ => topic };

    private static Option<double> Seconds(string name, string description, double seconds) => new(name) { Description = description, DefaultValueFactory = _ => seconds };

    private static long Milliseconds(ParseResult parsed, Option<double> option, long least)
    {
        double seconds = parsed.GetValue(option);
        return double.IsFinite(seconds) && seconds * 1000 >= least && seconds < 1e9 ? (long)(seconds * 1000)
            : throw new StartException($"{option.Name} is out of range: {seconds}.");
    }
}
