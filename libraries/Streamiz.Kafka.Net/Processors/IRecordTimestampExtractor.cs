namespace Streamiz.Kafka.Net.Processors;

/// <summary>Gives a record its time on the way out.</summary>
/// <typeparam name="K">Type of the key.</typeparam>
/// <typeparam name="V">Type of the value.</typeparam>
public interface IRecordTimestampExtractor<K, V>
{
    /// <summary>The record's time, milliseconds since 1970.</summary>
    long Extract(K key, V value, IRecordContext recordContext);
}
