using System.Buffers.Binary;
using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>Entries in a RocksDB database of the store's own. Its write-ahead log is off: after a crash the changelog repeats what memory lost.</summary>
internal sealed class RocksMap : IDurableMap
{
    private const string MetaFamily = "meta";
    private readonly RocksDatabase _database;
    private readonly ColumnFamily _meta;
    private readonly RocksBatch _batch = new();

    public RocksMap(RocksDatabase database)
    {
        _database = database;
        _meta = database.Family(MetaFamily);
        using PinnedValue position = database.Get(_meta, PositionKey);
        Position = position.IsFound ? ReadPosition(position.Span) : MapPosition.None;
    }

    /// <summary>Families besides the default one.</summary>
    public static IReadOnlyList<string> Families { get; } = [MetaFamily];

    public long ApproximateCount => (long)(_database.PropertyNumber(_database.Default, "rocksdb.estimate-num-keys") ?? 0);

    public MapPosition Position { get; private set; }

    private static ReadOnlySpan<byte> PositionKey => "position"u8;

    public ByteValue Get(ReadOnlySpan<byte> key) => new(_database.Get(_database.Default, key));

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => _batch.Put(_database.Default, key, value);

    public void Delete(ReadOnlySpan<byte> key) => _batch.Delete(_database.Default, key);

    public ByteCursor Range(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse)
    {
        if (!upper.IsEmpty && lower.SequenceCompareTo(upper) >= 0)
            return ByteCursor.Empty;
        return new RocksCursor(_database.Iterate(_database.Default, lower, upper), reverse);
    }

    public void Drop(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper) => _batch.DeleteRange(_database.Default, lower, upper);

    public void Write(MapPosition position)
    {
        if (_batch.Count == 0 && position == Position)
            return;
        Span<byte> bytes = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.Offset);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], position.ObservedTime);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], position.Sequence);
        _batch.Put(_meta, PositionKey, bytes);
        _database.Write(_batch);
        _batch.Clear();
        Position = position;
    }

    public void Dispose()
    {
        _batch.Dispose();
        if (!_database.IsClosed)
            _database.Flush(_database.Default);
        _database.Dispose();
    }

    private static MapPosition ReadPosition(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadInt32BigEndian(bytes[16..]));
}
