using System.Text;

namespace Streamiz.Protocol.Records;

/// <summary>Builds a record's headers; used again and again by one owner.</summary>
public sealed class HeaderBuffer
{
    // Room before the headers for their count, which is known last.
    private const int Room = Varint.MaxLength32;

    private byte[] _bytes = new byte[256];
    private int _length = Room;
    private int _count;

    /// <summary>How many headers there are.</summary>
    public int Count => _count;

    /// <summary>Forgets all headers and keeps the memory.</summary>
    public void Clear()
    {
        _length = Room;
        _count = 0;
    }

    /// <summary>Adds a header.</summary>
    public void Add(string key, RecordBytes value)
    {
        int length = Encoding.UTF8.GetByteCount(key);
        Number(length);
        Encoding.UTF8.GetBytes(key, Take(length));
        Value(value);
    }

    /// <summary>Adds a header whose name is given in UTF-8.</summary>
    public void Add(ReadOnlySpan<byte> key, RecordBytes value)
    {
        Number(key.Length);
        key.CopyTo(Take(key.Length));
        Value(value);
    }

    /// <summary>Adds all headers of a record.</summary>
    public void AddAll(RecordHeaders headers)
    {
        foreach (var header in headers) Add(header.KeyBytes, header.Value);
    }

    /// <summary>The headers so far. Valid until the next change.</summary>
    public RecordHeaders Headers
    {
        get
        {
            if (_count == 0) return default;
            int prefix = Varint.ZigZagLength(_count);
            Varint.WriteZigZag(_bytes.AsSpan(Room - prefix), _count);
            return new RecordHeaders(_bytes.AsSpan(Room - prefix, _length - Room + prefix));
        }
    }

    private void Value(RecordBytes value)
    {
        Number(value.IsNull ? -1 : value.Length);
        value.Span.CopyTo(Take(value.Length));
        _count++;
    }

    private void Number(long value)
    {
        Span<byte> bytes = stackalloc byte[Varint.MaxLength64];
        int length = Varint.WriteZigZag(bytes, value);
        bytes[..length].CopyTo(Take(length));
    }

    private Span<byte> Take(int count)
    {
        if (count > _bytes.Length - _length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(_length + count)));
        var span = _bytes.AsSpan(_length, count);
        _length += count;
        return span;
    }
}
