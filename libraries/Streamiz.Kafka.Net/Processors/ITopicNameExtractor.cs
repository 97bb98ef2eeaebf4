namespace Streamiz.Kafka.Net.Processors;

/// <summary>Names the topic of every record of a sink.</summary>
/// <typeparam name="K">Type of the key.</typeparam>
/// <typeparam name="V">Type of the value.</typeparam>
public interface ITopicNameExtractor<in K, in V>
{
    /// <summary>Name of the topic; it must exist.</summary>
    string Extract(K key, V value, IRecordContext recordContext);
}
