using Confluent.Kafka;
using Flights;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Topology;

/// <summary>Event time is the last contact of the state vector, whatever its producer wrote beside it.</summary>
public sealed class LastContactExtractor : ITimestampExtractor
{
    /// <inheritdoc/>
    public long Extract(ConsumeResult<object, object> record, long partitionTime) =>
        record.Message.Value is StateVector state ? state.LastContact * 1000 : record.Message.Timestamp.UnixTimestampMs;
}
