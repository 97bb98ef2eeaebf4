namespace Streamiz.Protocol.Compression;

/// <summary>An array that grows as bytes really come, up to a limit.</summary>
internal struct Output(byte[] bytes, int length, int limit)
{
    private const int FirstSize = 4096;

    public byte[] Bytes { get; private set; } = bytes;

    public int Length { get; private set; } = length;

    /// <summary>All room behind the bytes so far, at least one byte: one more than the limit shows that it is passed.</summary>
    public Span<byte> Room()
    {
        if (Length == Bytes.Length) Grow(1);
        return Bytes.AsSpan(Length, (int)Math.Min(Bytes.Length, limit + 1L) - Length);
    }

    /// <summary>Room for so many bytes. Only for counts that have been checked against what is there.</summary>
    public Span<byte> Room(int count)
    {
        if (count > Bytes.Length - Length) Grow(count);
        return Bytes.AsSpan(Length, count);
    }

    public void Add(int count)
    {
        if (count > limit - Length) throw Passed();
        Length += count;
    }

    private void Grow(int count)
    {
        if (count > limit + 1L - Length) throw Passed();
        long size = Math.Min(Math.Min(limit + 1L, Array.MaxLength), Math.Max((long)Length + count, Math.Max(FirstSize, Bytes.Length * 2L)));
        byte[] bytes = Bytes;
        Array.Resize(ref bytes, (int)size);
        Bytes = bytes;
    }

    private readonly WireFormatException Passed() => new($"record batch: its records take more than {limit} bytes when decompressed");
}
