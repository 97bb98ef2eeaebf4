using System.Text;
using Streamiz.Client;
using Streamiz.Client.Reading;
using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>Reads a topic from its beginning, committed records only, until it has all that there is in the end.</summary>
internal static class ReaderScript
{
    /// <param name="host">The host.</param>
    /// <param name="topic">What it reads.</param>
    /// <param name="isEnd">Whether a partition has nothing behind a position any more.</param>
    /// <param name="seen">Where what it sees goes, one list a partition.</param>
    /// <param name="withKeys">Whether the key stands before the value, with a = between them.</param>
    public static async Task Read(SimHost host, string topic, Func<int, long, bool> isEnd, IReadOnlyList<List<(long Offset, string Value)>> seen, bool withKeys = false)
    {
        var random = host.World.Random;
        var fetcher = host.Client.OpenFetcher(new FetchOptions { ReadCommitted = true, MaxWaitMs = 500, MaxPartitionBytes = random.Next(2) == 0 ? 2000 : 1 << 20 });
        for (int p = 0; p < seen.Count; p++) fetcher.Add(new TopicPartition(topic, p), 0);
        while (true)
        {
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext())
                {
                    string key = withKeys ? Encoding.UTF8.GetString(batch.Records.Key.Span) + "=" : "";
                    seen[batch.Partition.TopicPartition.Partition].Add((batch.Records.Offset, key + Encoding.UTF8.GetString(batch.Records.Value.Span)));
                }
                batch.Return();
            }
            if (fetcher.TryTakeProblem(out var problem)) throw new SimulationFailedException($"{host.Name} cannot read {problem.Partition.TopicPartition} at {problem.Offset}: {problem.Error.Message}", problem.Error);
            if (fetcher.Partitions.All(p => isEnd(p.TopicPartition.Partition, p.Position))) return;
            await host.UntilOr(1000, () => fetcher.HasBatches);
        }
    }
}
