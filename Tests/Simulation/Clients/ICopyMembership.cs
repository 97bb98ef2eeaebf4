using Streamiz.Client;
using Streamiz.Client.Groups;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>How a copying member is in its group, whatever the protocol.</summary>
internal interface ICopyMembership
{
    GroupMetadata Metadata { get; }

    GroupState State { get; }

    void Join();

    bool TryTakeEvent(out GroupEvent happened);

    /// <summary>Shares the work, as the group's leader.</summary>
    void Assign(GroupEvent asked);

    /// <summary>The partitions of a share.</summary>
    int[] Partitions(GroupEvent assigned);

    /// <summary>The share is taken, and what is not in it is given back.</summary>
    void Accept();

    Answer<bool> Leave();
}
