using Streamiz.Broker.Core;

namespace Streamiz.Broker.Groups;

/// <summary>A group: its offsets, and the members of whichever protocol it follows.</summary>
internal sealed class Group(BrokerCore core, string id)
{
    public string Id { get; } = id;

    public OffsetTable Offsets { get; } = new();

    public ClassicGroup Classic { get; } = new(core, id);

    /// <summary>The members of one of the newer protocols; null while the group is a classic one.</summary>
    public IBrokerAssignedGroup? BrokerAssigned { get; set; }

    public ConsumerGroup? Consumer => BrokerAssigned as ConsumerGroup;

    /// <summary>True once it is written to the log, so that its removal must be, too.</summary>
    public bool IsSaved { get; set; }

    public bool IsEmpty => Classic.State == GroupState.Empty && BrokerAssigned is not { MemberCount: > 0 };

    /// <summary>The protocol it follows, as clients are told.</summary>
    public string Type => BrokerAssigned?.Type ?? "classic";

    public string ProtocolType => BrokerAssigned?.Type ?? Classic.ProtocolType ?? "";

    public string StateName => BrokerAssigned?.State ?? Classic.State.ToString();

    public long EmptySince => BrokerAssigned?.EmptySince ?? Classic.EmptySince;
}
