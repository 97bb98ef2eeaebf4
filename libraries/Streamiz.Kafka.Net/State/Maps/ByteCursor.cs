namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>
/// Walks over the entries of a map in the order of their keys, or against it. Key and value lie in the map: valid until the next move.
/// Keys put during the walk are not seen, so that it ends; whether other changes are seen is left open. It never fails because of them.
/// </summary>
internal abstract class ByteCursor : IDisposable
{
    public static readonly ByteCursor Empty = new Nothing();

    public abstract ReadOnlySpan<byte> Key { get; }

    public abstract ReadOnlySpan<byte> Value { get; }

    /// <summary>Whether the entry says that its key was deleted; only the cursors of overlays have such.</summary>
    public virtual bool IsTombstone => false;

    public abstract bool MoveNext();

    /// <summary>
    /// Leaves the present place, so that the next move goes to the first entry whose key is not below this one, or, backwards, to the
    /// last one whose key is not above it. The bounds stay.
    /// </summary>
    public abstract void Seek(ReadOnlySpan<byte> key);

    public virtual void Dispose()
    {
    }

    private sealed class Nothing : ByteCursor
    {
        public override ReadOnlySpan<byte> Key => default;

        public override ReadOnlySpan<byte> Value => default;

        public override bool MoveNext() => false;

        public override void Seek(ReadOnlySpan<byte> key)
        {
        }
    }
}
