using System.Buffers.Binary;
using System.Text;

namespace Streamiz.Tests;

/// <summary>The three kinds of Avro values that a position has, read by hand.</summary>
public ref struct PlainAvro(byte[] bytes, int at)
{
    private int _at = at;

    public readonly bool AtEnd => _at == bytes.Length;

    public long Long()
    {
        ulong raw = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = bytes[_at++];
            raw |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return (long)(raw >> 1) ^ -(long)(raw & 1);
        }
    }

    public double Double()
    {
        double value = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(_at, 8));
        _at += 8;
        return value;
    }

    public string Text()
    {
        int length = (int)Long();
        string text = Encoding.UTF8.GetString(bytes, _at, length);
        _at += length;
        return text;
    }
}
