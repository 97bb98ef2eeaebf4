namespace Streamiz.Avro;

/// <summary>Bytes being written, which grow as needed and are used again. For one thread at a time.</summary>
public sealed class AvroBuffer
{
    private byte[] _bytes;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="capacity">Bytes to begin with.</param>
    public AvroBuffer(int capacity = 256)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _bytes = new byte[Math.Max(capacity, 16)];
    }

    /// <summary>How many bytes have been written; <see cref="AvroWriter.Complete"/> sets it.</summary>
    public int Length { get; internal set; }

    /// <summary>What has been written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Forgets what has been written and keeps the memory.</summary>
    public void Clear() => Length = 0;

    /// <summary>Gives what has been written as a new array.</summary>
    public byte[] ToArray() => Written.ToArray();

    internal byte[] Bytes => _bytes;

    internal byte[] Grow(int used, int more)
    {
        long wanted = Math.Max((long)used + more, Math.Min((long)_bytes.Length * 2, Array.MaxLength));
        if (wanted > Array.MaxLength) throw new AvroDataException("more than 2 GB in one buffer");
        Array.Resize(ref _bytes, (int)wanted);
        return _bytes;
    }
}
