using Streamiz.Kafka.Net.Crosscutting;

namespace Streamiz.Kafka.Net.State;

/// <summary>A windowed key as bytes: key, eight bytes of window start, four bytes of sequence number, big endian. Ordered by key and then by time.</summary>
public class WindowKeyBytes : Bytes
{
    private const int SuffixLength = 12;

    private WindowKeyBytes(byte[] bytes)
        : base(bytes)
    {
    }

    /// <summary>Around an array, which must not change.</summary>
    public static new WindowKeyBytes Wrap(byte[] key) => new(key);

    /// <inheritdoc/>
    public override int CompareTo(Bytes? other)
    {
        if (other is not WindowKeyBytes || Get.Length < SuffixLength || other.Get.Length < SuffixLength)
            return base.CompareTo(other);
        int order = Get.AsSpan(..^SuffixLength).SequenceCompareTo(other.Get.AsSpan(..^SuffixLength));
        return order != 0 ? order : Get.AsSpan(^SuffixLength..).SequenceCompareTo(other.Get.AsSpan(^SuffixLength..));
    }
}
