namespace Streamiz.Broker.Groups;

/// <summary>States of a classic group, with the names clients are told.</summary>
internal enum GroupState
{
    Empty,
    PreparingRebalance,
    CompletingRebalance,
    Stable,
    Dead,
}
