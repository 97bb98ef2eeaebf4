namespace Streamiz.Avro;

/// <summary>Reads a stream in the pieces that a container file is made of, without believing any size before the bytes have come.</summary>
internal sealed class StreamBytes(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 << 10];
    private int _at;
    private int _end;

    /// <summary>Whether there are no more bytes.</summary>
    public bool AtEnd => _at == _end && !Fill();

    public byte ReadByte()
    {
        if (AtEnd) throw Ended();
        return _buffer[_at++];
    }

    public long ReadLong()
    {
        ulong raw = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte b = ReadByte();
            if (shift == 63 && b > 1) break;
            raw |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80) return (long)(raw >> 1) ^ -(long)(raw & 1);
        }
        throw new AvroDataException("a long of more than 64 bits");
    }

    /// <summary>Reads so many bytes into <paramref name="target"/>, which is replaced by larger ones as the bytes come.</summary>
    public void Read(int size, ref byte[] target)
    {
        int read = 0;
        while (read < size)
        {
            if (AtEnd) throw Ended();
            int count = Math.Min(size - read, _end - _at);
            if (target.Length < read + count) Array.Resize(ref target, Math.Min(size, Math.Max(read + count, target.Length * 2)));
            _buffer.AsSpan(_at, count).CopyTo(target.AsSpan(read));
            _at += count;
            read += count;
        }
    }

    private bool Fill()
    {
        _at = 0;
        _end = stream.Read(_buffer, 0, _buffer.Length);
        return _end > 0;
    }

    private static AvroDataException Ended() => new("the file ends in the middle of something");
}
