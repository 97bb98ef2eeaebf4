using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Makes something of a value, seeing the key.</summary>
public interface IValueMapperWithKey<in K, in V, out VR>
{
    /// <summary>The result for a record's value; the key must not be changed.</summary>
    VR Apply(K keyReadonly, V value, IRecordContext context);
}
