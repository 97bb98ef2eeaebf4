namespace Streamiz.Client.Admin;

/// <summary>What became of one of several things that were asked for together.</summary>
/// <param name="Name">Which.</param>
/// <param name="Error">Why it did not work; null when it did.</param>
public sealed record Result(string Name, KafkaException? Error);
