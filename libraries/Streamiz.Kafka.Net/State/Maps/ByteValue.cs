using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>A value where it lies. Dispose it before the next call to the map.</summary>
internal readonly ref struct ByteValue
{
    private readonly PinnedValue _pinned;

    public ByteValue(ReadOnlySpan<byte> bytes)
    {
        IsFound = true;
        Span = bytes;
    }

    public ByteValue(PinnedValue pinned)
    {
        _pinned = pinned;
        IsFound = pinned.IsFound;
        Span = pinned.Span;
    }

    public bool IsFound { get; }

    public ReadOnlySpan<byte> Span { get; }

    public void Dispose() => _pinned.Dispose();
}
