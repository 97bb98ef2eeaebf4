using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>How a source reads. What is not given comes from the configuration.</summary>
internal sealed record SourceOptions<K, V>(ISerDes<K>? KeySerdes = null, ISerDes<V>? ValueSerdes = null, ITimestampExtractor? TimestampExtractor = null);
