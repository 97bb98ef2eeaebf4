namespace Streamiz.Kafka.Net.Crosscutting;

/// <summary>Bytes as a key: equal by content, ordered as unsigned.</summary>
public class Bytes : IEquatable<Bytes>, IComparable<Bytes>
{
    /// <summary>Around an array, which must not change.</summary>
    protected Bytes(byte[] bytes) => Get = bytes;

    /// <summary>The array.</summary>
    public virtual byte[] Get { get; }

    /// <summary>Around an array, which must not change; null gives null.</summary>
    public static Bytes Wrap(byte[] bytes) => bytes is null ? null! : new Bytes(bytes);

    /// <inheritdoc/>
    public virtual int CompareTo(Bytes? other) => other is null ? 1 : Get.AsSpan().SequenceCompareTo(other.Get);

    /// <inheritdoc/>
    public bool Equals(Bytes? other) => other is not null && Get.AsSpan().SequenceEqual(other.Get);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Bytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Get);
        return hash.ToHashCode();
    }
}
