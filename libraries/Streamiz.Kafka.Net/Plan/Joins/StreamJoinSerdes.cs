using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Serdes of a stream-stream join, seen from one side. What is not given comes from the configuration.</summary>
internal sealed record StreamJoinSerdes<K, V1, V2>(ISerDes<K>? Keys, ISerDes<V1>? These, ISerDes<V2>? Others);
