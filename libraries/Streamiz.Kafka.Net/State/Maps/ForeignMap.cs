using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State.Internal;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>
/// A key-value store of the user's own as the map under the library's store, which adds types, cache and changelog. It keeps no position itself: that of a
/// persistent one is with the task's checkpoints, written after the store is flushed, so that it is never ahead of the data.
/// </summary>
internal sealed class ForeignMap(IKeyValueStore<Bytes, byte[]> store, StoreCheckpoint? checkpoint) : IDurableMap
{
    private MapPosition _position = new(checkpoint?.Read() ?? MapPosition.None.Offset, MapPosition.None.ObservedTime);

    public long ApproximateCount => store.ApproximateNumEntries();

    public MapPosition Position => _position;

    public static StoreSpec SpecOf(IKeyValueBytesStoreSupplier supplier, StoreKind kind)
    {
        IKeyValueStore<Bytes, byte[]> sample = supplier.Get();
        return new StoreSpec
        {
            Name = supplier.Name,
            Kind = kind,
            Backing = StoreBacking.Foreign,
            KeepsTimestamps = sample is ITimestampedStore,
            Foreign = supplier.Get,
        };
    }

    public ByteValue Get(ReadOnlySpan<byte> key) => store.Get(Bytes.Wrap(key.ToArray())) is { } value ? new ByteValue(value) : default;

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => store.Put(Bytes.Wrap(key.ToArray()), value.ToArray());

    public void Delete(ReadOnlySpan<byte> key) => store.Delete(Bytes.Wrap(key.ToArray()));

    public ByteCursor Range(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse)
    {
        IEnumerable<KeyValuePair<Bytes, byte[]>> all = reverse ? store.ReverseAll() : store.All();
        return new Cursor(all.GetEnumerator(), lower.ToArray(), upper.ToArray());
    }

    public void Drop(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper) => throw new NotSupportedException("Only windowed maps drop ranges.");

    public void Write(MapPosition position)
    {
        store.Flush();
        if (checkpoint is not null && position.Offset >= 0 && position.Offset != _position.Offset) checkpoint.Write(position.Offset);
        if (checkpoint is not null) _position = position;
    }

    public void Dispose() => store.Close();

    // The user's store compares keys as it likes, so a range is picked out of everything.
    private sealed class Cursor(IEnumerator<KeyValuePair<Bytes, byte[]>> entries, byte[] lower, byte[] upper) : ByteCursor
    {
        public override ReadOnlySpan<byte> Key => entries.Current.Key.Get;

        public override ReadOnlySpan<byte> Value => entries.Current.Value;

        public override bool MoveNext()
        {
            while (entries.MoveNext())
            {
                if (ByteOrder.Within(Key, lower, upper))
                    return true;
            }
            return false;
        }

        public override void Seek(ReadOnlySpan<byte> key) => throw new NotSupportedException("Only windowed maps are sought in.");

        public override void Dispose() => entries.Dispose();
    }
}
