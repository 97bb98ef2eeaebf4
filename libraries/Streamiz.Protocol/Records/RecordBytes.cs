namespace Streamiz.Protocol.Records;

/// <summary>A record's key or value: bytes, or null, which is not the same as no bytes.</summary>
public readonly ref struct RecordBytes
{
    private readonly ReadOnlySpan<byte> _span;
    private readonly bool _present;

    /// <summary>Bytes, not null even when there are none.</summary>
    public RecordBytes(ReadOnlySpan<byte> span)
    {
        _span = span;
        _present = true;
    }

    /// <summary>Null.</summary>
    public static RecordBytes Null => default;

    /// <summary>The bytes; none for null.</summary>
    public ReadOnlySpan<byte> Span => _span;

    /// <summary>Whether it is null.</summary>
    public bool IsNull => !_present;

    /// <summary>How many bytes; 0 for null.</summary>
    public int Length => _span.Length;

    /// <summary>A copy, or null.</summary>
    public byte[]? ToArray() => _present ? _span.ToArray() : null;

    /// <summary>Bytes, not null even when there are none.</summary>
    public static implicit operator RecordBytes(ReadOnlySpan<byte> span) => new(span);

    /// <summary>Bytes, not null even when there are none.</summary>
    public static implicit operator RecordBytes(Span<byte> span) => new(span);

    /// <summary>The array's bytes, or null.</summary>
    public static implicit operator RecordBytes(byte[]? bytes) => bytes is null ? default : new(bytes);
}
