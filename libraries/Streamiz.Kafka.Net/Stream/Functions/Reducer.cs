namespace Streamiz.Kafka.Net.Stream;

/// <summary>Makes one value of two.</summary>
public interface Reducer<V>
{
    /// <summary>The value of both; null deletes it.</summary>
    /// <param name="value1">The value so far.</param>
    /// <param name="value2">The new value.</param>
    V Apply(V value1, V value2);
}
