namespace Streamiz.Broker.Groups;

/// <summary>
/// How far a member has followed what it is meant to have: it first gives up what is no longer its own, then moves on to the new epoch,
/// then gets what is new as others let go of it. The same for partitions (KIP-848) and tasks (KIP-1071).
/// </summary>
internal sealed class Reconciliation<T>
    where T : notnull
{
    public int Epoch { get; set; }

    public int PreviousEpoch { get; set; } = -1;

    /// <summary>What the member may use.</summary>
    public HashSet<T> Assigned { get; set; } = [];

    /// <summary>What it was told to give up and has not yet said it has.</summary>
    public HashSet<T> Revoking { get; set; } = [];

    public bool HasWaiting { get; private set; }

    /// <summary>True when it has all it is meant to have.</summary>
    public bool IsSettled(int targetEpoch) => Revoking.Count == 0 && !HasWaiting && Epoch == targetEpoch;

    public bool Holds(T item) => Assigned.Contains(item) || Revoking.Contains(item);

    /// <summary>One step; true when what the member may use, or its epoch, has changed.</summary>
    /// <param name="targetEpoch">The epoch of the target.</param>
    /// <param name="target">What it is meant to have.</param>
    /// <param name="owned">What it says it has; null when it does not say.</param>
    /// <param name="isFree">Whether nobody else holds an item.</param>
    public bool Advance(int targetEpoch, HashSet<T> target, HashSet<T>? owned, Func<T, bool> isFree)
    {
        if (Revoking.Count > 0)
        {
            if (owned is null || owned.Overlaps(Revoking)) return false;
            Revoking.Clear();
        }
        var kept = new HashSet<T>(Assigned);
        kept.IntersectWith(target);
        if (kept.Count < Assigned.Count)
        {
            Revoking = [.. Assigned];
            Revoking.ExceptWith(kept);
            Assigned = kept;
            HasWaiting = false;
            // A member that does not hold it after all, because it has just joined, has nothing to give up.
            if (owned is null || owned.Overlaps(Revoking)) return true;
            Revoking.Clear();
        }
        int before = Assigned.Count;
        HasWaiting = false;
        foreach (T item in target)
        {
            if (Assigned.Contains(item)) continue;
            if (isFree(item)) Assigned.Add(item);
            else HasWaiting = true;
        }
        bool isChanged = Assigned.Count != before || Epoch != targetEpoch;
        if (Epoch != targetEpoch) (PreviousEpoch, Epoch) = (Epoch, targetEpoch);
        return isChanged;
    }
}
