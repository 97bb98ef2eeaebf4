using Streamiz.Client.Writing;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>What one life of an idempotent writer has appended to one partition.</summary>
internal sealed class Written(string writer, int partition, WriterPartition at)
{
    public string Writer { get; } = writer;

    public int Partition { get; } = partition;

    public int Appended { get; set; }

    /// <summary>Records that the writer said it gave up.</summary>
    public int Failed { get; set; }

    /// <summary>Records that the cluster has acknowledged, as far as the writer has heard.</summary>
    public int Acknowledged => Appended - Failed - at.PendingRecords;

    /// <summary>What the values of its records begin with.</summary>
    public string Prefix { get; } = $"i/{writer}/{partition}/";

    public string Next() => $"{Prefix}{Appended}";
}
