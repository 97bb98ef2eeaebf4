using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>The store of an operator: name, plan and serdes, from what the user said and what the operator needs.</summary>
/// <param name="Plan">The store.</param>
/// <param name="IsNamed">Whether the user gave the name, so that the store can be queried under it.</param>
/// <param name="KeySerdes">Serde of keys; null for the configured one.</param>
/// <param name="ValueSerdes">Serde of values; null for the configured one.</param>
internal sealed record StoreChoice<K, V>(StorePlan Plan, bool IsNamed, ISerDes<K>? KeySerdes, ISerDes<V>? ValueSerdes)
{
    public string Name => Plan.Name;

    /// <summary>The name under which the store can be queried; null when it was generated.</summary>
    public string? QueryableName => IsNamed ? Name : null;
}
