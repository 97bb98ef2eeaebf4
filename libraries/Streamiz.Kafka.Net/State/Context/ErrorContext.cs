using Confluent.Kafka;
using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net;

/// <summary>Where an error of user code happened: handed to the processing exception handler.</summary>
public sealed class ErrorContext
{
    /// <summary>The node whose code threw.</summary>
    public required string NodeName { get; init; }

    /// <summary>The task.</summary>
    public required TaskId TaskId { get; init; }

    /// <summary>Topic of the record being worked on; empty in a punctuation.</summary>
    public required string Topic { get; init; }

    /// <summary>Its partition; -1 in a punctuation.</summary>
    public required int Partition { get; init; }

    /// <summary>Its offset; -1 in a punctuation.</summary>
    public required long Offset { get; init; }

    /// <summary>Its timestamp, milliseconds.</summary>
    public required long Timestamp { get; init; }

    /// <summary>Its headers.</summary>
    public required Headers Headers { get; init; }

    /// <summary>The key given to the node; null in a punctuation.</summary>
    public object? Key { get; init; }

    /// <summary>The value given to the node; null in a punctuation.</summary>
    public object? Value { get; init; }
}
