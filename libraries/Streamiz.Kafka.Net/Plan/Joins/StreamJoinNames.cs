namespace Streamiz.Kafka.Net.Plan;

/// <summary>Names of a stream-stream join's nodes.</summary>
internal sealed record StreamJoinNames(string LeftWindow, string RightWindow, string Left, string Right, string Merge);
