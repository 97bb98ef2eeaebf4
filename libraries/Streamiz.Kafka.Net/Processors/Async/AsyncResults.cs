using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Hands on what an asynchronous call gave for a record.</summary>
internal delegate void AsyncResults<K, V, R, KR, VR>(in StreamRecord<K, V> record, R result, Node<KR, VR> next);
