namespace Streamiz.Kafka.Net.Kafka;

/// <summary>A sub-topology as the coordinator of a streams group wants to know it, by full names of topics.</summary>
/// <param name="Id">Its id, the same for all members.</param>
internal sealed record GroupTopologyPart(string Id)
{
    /// <summary>Topics that it reads and the application does not make.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Repartition topics that it writes.</summary>
    public required IReadOnlyList<string> RepartitionSinks { get; init; }

    /// <summary>Repartition topics that it reads; 0 partitions leaves the number to those who write.</summary>
    public required IReadOnlyList<(string Name, int Partitions, IReadOnlyDictionary<string, string> Config)> RepartitionSources { get; init; }

    /// <summary>Changelogs of its stores.</summary>
    public required IReadOnlyList<(string Name, IReadOnlyDictionary<string, string> Config)> Changelogs { get; init; }

    /// <summary>Topics that must have equal numbers of partitions.</summary>
    public required IReadOnlyList<IReadOnlyCollection<string>> Copartitioned { get; init; }
}
