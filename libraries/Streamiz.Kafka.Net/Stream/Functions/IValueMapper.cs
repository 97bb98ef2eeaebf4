using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Makes something of a value.</summary>
public interface IValueMapper<in V, out VR>
{
    /// <summary>The result for a record's value.</summary>
    VR Apply(V value, IRecordContext context);
}
