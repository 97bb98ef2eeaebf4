namespace Streamiz.Kafka.Net.Plan;

/// <summary>A topic between two sub-topologies; its full name has the application id in front.</summary>
/// <param name="Name">Name without the application id.</param>
/// <param name="Partitions">Number of partitions; null: as many as the topics it is worked on with.</param>
internal sealed record RepartitionTopic(string Name, int? Partitions)
{
    /// <summary>Records wait here until they have been worked on, however long that takes, and are deleted by the engine afterwards.</summary>
    public static IReadOnlyDictionary<string, string> Config { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["cleanup.policy"] = "delete",
        ["message.timestamp.type"] = "CreateTime",
        ["retention.ms"] = "-1",
        ["segment.bytes"] = "52428800",
    };
}
