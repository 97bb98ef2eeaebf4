using System.CommandLine;
using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Client.Metadata;
using Streamiz.Host.Cluster;
using Streamiz.Topology;

namespace Streamiz.Host.CommandLine;

/// <summary><c>count</c>: how many records came to a topic in the last minutes.</summary>
internal static class CountCommand
{
    private static readonly Argument<string?> _topic = new("topic") { Description = "The topic; without it that of the state vectors.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<double> _minutes = new("--mins", "-m") { Description = "How far back, minutes of the records' own time.", DefaultValueFactory = _ => 5 };
    private static readonly Option<string[]> _set = new("--set") { Description = "A setting of the client, name=value. May be repeated." };

    public static Command Create()
    {
        var command = new Command("count", "Count the records of a topic in the last minutes.") { _topic, _minutes, ClusterOptions.Bootstrap, ClusterOptions.Data, _set };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string topic = parsed.GetValue(_topic) ?? new FlightTopics().States;
        double minutes = parsed.GetValue(_minutes);
        if (minutes <= 0 || !double.IsFinite(minutes)) throw new StartException($"--mins must be greater than 0, but is {minutes}.");
        string bootstrap = ClusterOptions.BootstrapOf(parsed);
        long since = (TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(minutes)).ToUnixTimeMilliseconds();
        using var client = new ClientThread(ClientOptionsReader.Read(bootstrap, SettingPairs.Read(parsed.GetValue(_set))));
        try
        {
            IReadOnlyList<TopicInfo> topics = await client.AskAsync(c => c.Admin.ListTopics(true), cancellationToken).ConfigureAwait(false);
            TopicInfo found = topics.FirstOrDefault(t => t.Name == topic) ?? throw new StartException($"There is no topic {topic}.");
            TopicPartition[] partitions = [.. Enumerable.Range(0, found.Partitions.Count).Select(p => new TopicPartition(topic, p))];
            var first = await client.AskAsync(c => c.Admin.ListOffsets(partitions, since), cancellationToken).ConfigureAwait(false);
            var end = await client.AskAsync(c => c.Admin.ListOffsets(partitions, OffsetTime.Latest), cancellationToken).ConfigureAwait(false);
            // No record at or after the time: -1, and nothing to count.
            long count = partitions.Sum(p => first[p].Offset < 0 ? 0 : end[p].Offset - first[p].Offset);
            await Console.Out.WriteLineAsync($"{count} records in {topic} in the last {minutes} minutes").ConfigureAwait(false);
            return 0;
        }
        catch (KafkaException e)
        {
            throw new StartException($"The cluster at {bootstrap} does not answer: {e.Message}", e);
        }
    }
}
