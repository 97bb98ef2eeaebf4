using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>What scripts have done and know; the oracle compares it with what is in the logs at the end.</summary>
internal sealed class Ledger
{
    public List<Written> Written { get; } = [];

    /// <summary>Has failures counted that a writer had not been asked for.</summary>
    public List<Action> Counts { get; } = [];

    public List<WrittenTransaction> Transactions { get; } = [];

    /// <summary>When a life of a transactional writer had taken its id's place, and the epoch it was given: the higher one wins.</summary>
    public Dictionary<(string Id, int Life), (long At, short Epoch)> TakenOver { get; } = [];

    /// <summary>What readers of committed data have seen, one list a life and partition.</summary>
    public List<(string Reader, int Partition, List<(long Offset, string Value)> Seen)> Seen { get; } = [];

    /// <summary>Checks the input topic's partitions: committed and uncommitted records as a fresh reader sees them at the end.</summary>
    public void CheckInput(IReadOnlyList<List<(long Offset, string Value)>> committed)
    {
        var places = new Dictionary<string, (int Partition, int Index)>(StringComparer.Ordinal);
        for (int p = 0; p < committed.Count; p++)
            for (int i = 0; i < committed[p].Count; i++)
                if (!places.TryAdd(committed[p][i].Value, (p, i))) throw new SimulationFailedException($"{committed[p][i].Value} is there twice: in {places[committed[p][i].Value]} and {(p, i)}");
        foreach (var count in Counts) count();
        foreach (var written in Written) Check(written, committed[written.Partition]);
        foreach (var transaction in Transactions) Check(transaction, places);
        for (int p = 0; p < committed.Count; p++) CheckOrder(committed[p]);
        foreach (var (reader, partition, seen) in Seen) CheckSeen(reader, partition, seen, committed[partition]);
    }

    private static void Check(Written written, List<(long Offset, string Value)> log)
    {
        string prefix = written.Prefix;
        int last = -1, count = 0;
        foreach (var (offset, value) in log)
        {
            if (!value.StartsWith(prefix, StringComparison.Ordinal)) continue;
            int number = int.Parse(value.AsSpan(prefix.Length));
            if (number <= last) throw new SimulationFailedException($"{value} at {written.Partition}/{offset} comes behind {last}: out of order");
            if (written.Failed == 0 && number != last + 1) throw new SimulationFailedException($"{value} at {written.Partition}/{offset} comes behind {last}: something between is lost");
            last = number;
            count++;
        }
        if (count < written.Acknowledged) throw new SimulationFailedException($"{written.Writer}: {written.Acknowledged} records of partition {written.Partition} were acknowledged, {count} are there");
    }

    private void Check(WrittenTransaction transaction, Dictionary<string, (int Partition, int Index)> places)
    {
        int there = 0;
        foreach (var (partition, value) in transaction.Records)
            if (places.TryGetValue(value, out var place) && place.Partition == partition) there++;
        if (there != 0 && there != transaction.Records.Count) throw new SimulationFailedException($"{there} records of {transaction} are seen: neither all nor none");
        if (transaction.Records.Count == 0) return;
        if (transaction.IsCommitted && there == 0) throw new SimulationFailedException($"{transaction} is lost");
        if (transaction.IsAborted && there > 0) throw new SimulationFailedException($"{transaction} is seen");
        if (transaction.CommitAskedAt < 0 && there > 0) throw new SimulationFailedException($"{transaction} is seen though nobody committed it");
        short epoch = EpochOf(transaction.Id, transaction.Life);
        if (there > 0 && TakenOver.Any(t => t.Key.Id == transaction.Id && t.Value.Epoch > epoch && t.Value.At < transaction.CommitAskedAt))
            throw new SimulationFailedException($"{transaction} is seen though another writer had taken its place before the commit was asked for");
    }

    // Transactions of one id stand in their order, whatever lives they come from.
    private void CheckOrder(List<(long Offset, string Value)> log)
    {
        var last = new Dictionary<string, (short Epoch, int Number, int Record)>(StringComparer.Ordinal);
        foreach (var (offset, value) in log)
        {
            string[] parts = value.Split('/');
            if (parts[0] != "t") continue;
            var now = (EpochOf(parts[1], int.Parse(parts[2])), int.Parse(parts[3]), int.Parse(parts[4]));
            if (last.TryGetValue(parts[1], out var before) && before.CompareTo(now) >= 0) throw new SimulationFailedException($"{value} at offset {offset} comes behind {before}: out of order");
            last[parts[1]] = now;
        }
    }

    private short EpochOf(string id, int life) => TakenOver[(id, life)].Epoch;

    private static void CheckSeen(string reader, int partition, List<(long Offset, string Value)> seen, List<(long Offset, string Value)> log)
    {
        for (int i = 0; i < seen.Count; i++)
            if (i >= log.Count || seen[i] != log[i]) throw new SimulationFailedException($"{reader} has seen {seen[i]} as number {i} of partition {partition}; there is {(i < log.Count ? log[i] : "nothing")}");
    }
}
