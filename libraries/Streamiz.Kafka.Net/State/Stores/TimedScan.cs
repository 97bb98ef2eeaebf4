namespace Streamiz.Kafka.Net.State;

/// <summary>Walks over entries of a windowed store. Key and value are valid until the next move.</summary>
internal abstract class TimedScan : IDisposable
{
    public abstract TimedKey Key { get; }

    public abstract ReadOnlySpan<byte> Value { get; }

    public abstract bool MoveNext();

    public virtual void Dispose()
    {
    }
}
