namespace Streamiz.Kafka.Net.State;

/// <summary>
/// What happened to a row of a table: its new and its old value. A value may be absent (a deletion, or there was none);
/// that is said apart from the value, since a value type has no null.
/// </summary>
internal readonly struct Change<V>
{
    public Change(V newValue, bool newIsNull, V oldValue, bool oldIsNull, bool isLatest = true)
    {
        (New, NewIsNull, Old, OldIsNull, IsLatest) = (newValue, newIsNull, oldValue, oldIsNull, isLatest);
    }

    public readonly V New;
    public readonly V Old;
    public readonly bool NewIsNull;
    public readonly bool OldIsNull;

    /// <summary>False for an out-of-order update of a versioned table: later versions exist.</summary>
    public readonly bool IsLatest;
}
