using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Which part of which topic's records a span serde is working on.</summary>
/// <param name="Topic">Name of the topic.</param>
/// <param name="Component">Key or value.</param>
public readonly record struct SpanContext(string Topic, MessageComponentType Component);
