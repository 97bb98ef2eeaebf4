using System.Buffers.Binary;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>
/// A map that has no room for times under a store whose values have one before them: it leaves the time out of what is put, and what is read has -1 there.
/// A cache above still knows the times of what it holds, as in Kafka Streams.
/// </summary>
internal sealed class UntimedMap(IByteMap map) : IByteMap
{
    private const int TimeLength = sizeof(long);
    private readonly Scratch _timed = new(256);

    public long ApproximateCount => map.ApproximateCount;

    public ByteValue Get(ReadOnlySpan<byte> key)
    {
        using ByteValue found = map.Get(key);
        if (!found.IsFound)
            return default;
        WriteTimed(_timed, found.Span);
        return new ByteValue(_timed.Written);
    }

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => map.Put(key, value[TimeLength..]);

    public void Delete(ReadOnlySpan<byte> key) => map.Delete(key);

    public ByteCursor Range(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse) => new Cursor(map.Range(lower, upper, reverse));

    public void Drop(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper) => map.Drop(lower, upper);

    public void Dispose() => map.Dispose();

    private static void WriteTimed(Scratch timed, ReadOnlySpan<byte> value)
    {
        timed.Reset();
        BinaryPrimitives.WriteInt64BigEndian(timed.GetSpan(TimeLength), -1);
        timed.Advance(TimeLength);
        timed.Append(value);
    }

    private sealed class Cursor(ByteCursor entries) : ByteCursor
    {
        private readonly Scratch _value = new(256);

        public override ReadOnlySpan<byte> Key => entries.Key;

        public override ReadOnlySpan<byte> Value => _value.Written;

        public override bool MoveNext()
        {
            if (!entries.MoveNext())
                return false;
            WriteTimed(_value, entries.Value);
            return true;
        }

        public override void Seek(ReadOnlySpan<byte> key) => entries.Seek(key);

        public override void Dispose() => entries.Dispose();
    }
}
