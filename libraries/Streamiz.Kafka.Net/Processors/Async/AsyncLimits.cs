using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>What bounds asynchronous calls.</summary>
/// <param name="Policy">How they are repeated, and how many run at the same time.</param>
/// <param name="Clock">The engine's clock.</param>
/// <param name="LongestMs">Longest time that a record may take with all attempts, milliseconds: longer, and the group takes the member for dead.</param>
internal sealed record AsyncLimits(RetryPolicy Policy, TimeProvider Clock, long LongestMs);
