namespace Streamiz.Broker.Groups;

/// <summary>What the newer protocols have in common towards the rest of the broker: it is the broker that assigns.</summary>
internal interface IBrokerAssignedGroup
{
    /// <summary>The protocol, as clients are told.</summary>
    string Type { get; }

    string State { get; }

    int MemberCount { get; }

    /// <summary>Since when it has had no members.</summary>
    long EmptySince { get; }

    /// <summary>May this member commit and read offsets at this epoch?</summary>
    ErrorCode CheckEpoch(string memberId, int epoch);

    ErrorCode Leave(string memberId, string? instanceId);

    HashSet<string> SubscribedTopics();

    /// <summary>After everything has been read from the log: now time runs for the members.</summary>
    void Resume();
}
