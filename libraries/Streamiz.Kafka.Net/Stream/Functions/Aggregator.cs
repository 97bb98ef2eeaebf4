namespace Streamiz.Kafka.Net.Stream;

/// <summary>Adds a record to an aggregate.</summary>
public interface Aggregator<in K, in V, VA>
{
    /// <summary>The aggregate with the record in it; null deletes it.</summary>
    VA Apply(K key, V value, VA aggregate);
}
