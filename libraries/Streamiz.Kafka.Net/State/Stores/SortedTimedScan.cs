namespace Streamiz.Kafka.Net.State;

/// <summary>Walks over entries in another order than that of the map: they are collected first.</summary>
internal sealed class SortedTimedScan : TimedScan
{
    private readonly List<Entry> _entries = [];
    private int _at = -1;

    public SortedTimedScan(TimedScan scan, Comparison<Entry> order)
    {
        using (scan)
        {
            while (scan.MoveNext())
                _entries.Add(new Entry(scan.Key.Key.ToArray(), scan.Key.Time, scan.Key.Second, scan.Value.ToArray()));
        }
        _entries.Sort(order);
    }

    public override TimedKey Key => new(_entries[_at].Key, _entries[_at].Time, _entries[_at].Second);

    public override ReadOnlySpan<byte> Value => _entries[_at].Value;

    public override bool MoveNext() => ++_at < _entries.Count;

    /// <summary>An entry apart from the map.</summary>
    public sealed record Entry(byte[] Key, long Time, long Second, byte[] Value)
    {
        public int CompareKey(Entry other) => Key.AsSpan().SequenceCompareTo(other.Key);
    }
}
