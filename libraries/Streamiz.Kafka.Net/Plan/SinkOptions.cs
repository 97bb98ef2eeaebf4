using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>How a sink writes. What is not given comes from the configuration; without a partitioner Kafka's own decides.</summary>
internal sealed record SinkOptions<K, V>(ISerDes<K>? KeySerdes = null, ISerDes<V>? ValueSerdes = null, IStreamPartitioner<K, V>? Partitioner = null, Func<K, V, IRecordContext, long>? TimestampOf = null);
