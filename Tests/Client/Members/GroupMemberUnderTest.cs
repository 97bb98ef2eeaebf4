using System.Collections.Concurrent;

namespace Streamiz.Client.Tests;

/// <summary>A member of a group, of whatever make, as a test sees it.</summary>
public abstract class GroupMemberUnderTest(string name) : IAsyncDisposable
{
    public string Name { get; } = name;

    /// <summary>What it has read, in its order.</summary>
    public ConcurrentQueue<(int Partition, long Offset, int Step)> Reads { get; } = new();

    /// <summary>What it was asked to give back, for makes that say so.</summary>
    public ConcurrentQueue<(int Partition, int Step)> GivenBack { get; } = new();

    /// <summary>What it has at present.</summary>
    public abstract IReadOnlyList<TopicPartition> Has { get; }

    /// <summary>The change of the group that what it does is counted to.</summary>
    public volatile int Step;

    public abstract ValueTask DisposeAsync();

    protected void Read(int partition, long offset) => Reads.Enqueue((partition, offset, Step));

    protected void GiveBack(int partition) => GivenBack.Enqueue((partition, Step));
}
