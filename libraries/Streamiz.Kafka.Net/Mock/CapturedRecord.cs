using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Mock;

/// <summary>A record that a topology under test produced, as it went out.</summary>
/// <param name="Topic">Full name of the topic.</param>
/// <param name="Partition">The partition chosen, which is always 0.</param>
/// <param name="Key">Serialized key; null for none.</param>
/// <param name="Value">Serialized value; null for none.</param>
/// <param name="Timestamp">Milliseconds; -1 when the sender set none.</param>
/// <param name="Headers">Headers as encoded.</param>
internal sealed record CapturedRecord(string Topic, int Partition, byte[]? Key, byte[]? Value, long Timestamp, RecordHeaders Headers);
