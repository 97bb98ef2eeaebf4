using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.State;

/// <summary>Where a record comes from, with its time and headers.</summary>
internal readonly record struct RecordPlace(string Topic, int Partition, long Offset, long Timestamp, RecordHeaders Headers);
