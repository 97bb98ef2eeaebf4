using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Makes something of a key and a value.</summary>
public interface IKeyValueMapper<in K, in V, out VR>
{
    /// <summary>The result for a record; a missing key or value comes as the default value of its type.</summary>
    VR Apply(K key, V value, IRecordContext context);
}
