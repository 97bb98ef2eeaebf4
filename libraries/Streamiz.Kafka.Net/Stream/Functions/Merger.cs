namespace Streamiz.Kafka.Net.Stream;

/// <summary>Makes one aggregate of two, when sessions meet. (Ours.)</summary>
public interface Merger<in K, VA>
{
    /// <summary>The aggregate of both.</summary>
    VA Apply(K key, VA one, VA other);
}
