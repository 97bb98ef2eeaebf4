using Streamiz.Broker.Core;

namespace Streamiz.Broker.Groups;

/// <summary>A group: its offsets, and the members of whichever protocol it follows.</summary>
internal sealed class Group(BrokerCore core, string id)
{
    public string Id { get; } = id;

    public OffsetTable Offsets { get; } = new();

    public ClassicGroup Classic { get; } = new(core, id);

    /// <summary>The members of the consumer group protocol (KIP-848); null while nobody has used it.</summary>
    public ConsumerGroup? Consumer { get; set; }

    /// <summary>True once it is written to the log, so that its removal must be, too.</summary>
    public bool IsSaved { get; set; }

    public bool IsEmpty => Classic.State == GroupState.Empty && Consumer is not { Members.Count: > 0 };

    /// <summary>The protocol it follows, as clients are told.</summary>
    public string Type => Consumer is null ? "classic" : "consumer";

    public string ProtocolType => Consumer is null ? Classic.ProtocolType ?? "" : "consumer";

    public string StateName => Consumer is null ? Classic.State.ToString() : Consumer.State;

    public long EmptySince => Consumer is null ? Classic.EmptySince : Consumer.EmptySince;
}
