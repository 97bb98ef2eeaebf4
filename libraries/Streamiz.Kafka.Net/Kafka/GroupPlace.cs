namespace Streamiz.Kafka.Net.Kafka;

/// <summary>What a member works on, and where its process can be asked.</summary>
/// <param name="Host">Its address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Active">Partitions that its tasks read.</param>
/// <param name="Standby">Partitions of tasks whose state it keeps for others.</param>
internal sealed record GroupPlace(string Host, int Port, IReadOnlySet<(string Topic, int Partition)> Active, IReadOnlySet<(string Topic, int Partition)> Standby);
