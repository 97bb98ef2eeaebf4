namespace Streamiz.Simulation.Tests.Clients;

/// <summary>A transaction of a writer, and what the writer knows of its end.</summary>
internal sealed class WrittenTransaction(string id, int life, int number)
{
    public string Id { get; } = id;

    public int Life { get; } = life;

    public int Number { get; } = number;

    public List<(int Partition, string Value)> Records { get; } = [];

    /// <summary>When the commit was asked for; -1 when it was not.</summary>
    public long CommitAskedAt { get; set; } = -1;

    public bool IsCommitted { get; set; }

    public bool IsAborted { get; set; }

    public string Next(int partition)
    {
        string value = $"t/{Id}/{Life}/{Number}/{Records.Count}";
        Records.Add((partition, value));
        return value;
    }

    public override string ToString() => $"transaction {Id}/{Life}/{Number} ({Records.Count} records, commit asked at {CommitAskedAt}, {(IsCommitted ? "committed" : IsAborted ? "aborted" : "open or unknown")})";
}
