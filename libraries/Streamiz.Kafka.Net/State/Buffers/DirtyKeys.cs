namespace Streamiz.Kafka.Net.State;

/// <summary>
/// Keys that have changed since the last flush. They come out in the order of a Java hash set, so that a changelog written here reads like one written
/// by Kafka Streams.
/// </summary>
internal sealed class DirtyKeys
{
    private readonly HashSet<byte[]> _known = new(BytesComparer.Instance);
    private readonly List<byte[]> _keys = [];
    private int _table = 16;

    public void Add(byte[] key)
    {
        if (!_known.Add(key)) return;
        _keys.Add(key);
        if (_keys.Count > _table * 3 / 4) _table *= 2;
    }

    /// <summary>All keys; none are left after it.</summary>
    public List<byte[]> TakeAll()
    {
        var taken = new List<byte[]>(_keys);
        // Within a bucket the order is that of insertion: positions make the sort a stable one.
        var order = new (int Bucket, int At, byte[] Key)[taken.Count];
        for (int i = 0; i < taken.Count; i++) order[i] = (BucketOf(taken[i]), i, taken[i]);
        Array.Sort(order, static (x, y) => x.Bucket != y.Bucket ? x.Bucket.CompareTo(y.Bucket) : x.At.CompareTo(y.At));
        for (int i = 0; i < order.Length; i++) taken[i] = order[i].Key;
        _keys.Clear();
        _known.Clear();
        return taken;
    }

    private int BucketOf(byte[] key)
    {
        int hash = BytesComparer.JavaHash(key);
        return (hash ^ (hash >>> 16)) & (_table - 1);
    }
}
