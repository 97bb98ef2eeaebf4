using System.Buffers.Binary;

namespace Streamiz.Broker.Logs;

/// <summary>Reads what the checksum has already vouched for.</summary>
internal ref struct SummaryReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public int Int32()
    {
        int value = BinaryPrimitives.ReadInt32BigEndian(_rest);
        _rest = _rest[4..];
        return value;
    }

    public long Int64()
    {
        long value = BinaryPrimitives.ReadInt64BigEndian(_rest);
        _rest = _rest[8..];
        return value;
    }
}
