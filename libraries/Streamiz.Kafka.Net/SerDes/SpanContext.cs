using Confluent.Kafka;
using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Which part of which topic's records a span serde is working on.</summary>
/// <param name="Topic">Name of the topic.</param>
/// <param name="Component">Key or value.</param>
public readonly record struct SpanContext(string Topic, MessageComponentType Component)
{
    // Where a record was read from a topic; empty when one is written, or comes out of a store.
    internal RecordHeaders Headers { get; init; }

    /// <summary>Finds the last header of a name on the record being read.</summary>
    /// <param name="name">The header's name in UTF-8.</param>
    /// <param name="value">Its value, which is gone after the call of the serde; empty for a null.</param>
    /// <returns>False where there is none, and where the caller has no headers.</returns>
    public bool TryGetHeader(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        return !Headers.IsEmpty && HeaderCodec.TryFindLast(Headers, name, out value);
    }
}
