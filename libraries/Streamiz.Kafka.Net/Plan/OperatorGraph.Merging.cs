namespace Streamiz.Kafka.Net.Plan;

/// <summary>Merging of repartition topics: what one key change feeds needs one topic, not one an aggregation.</summary>
internal sealed partial class OperatorGraph
{
    // For every step that changes the key (or merges such): the repartitions that only it makes necessary, in the order of the calls.
    private readonly List<Step> _changers = [];
    private readonly Dictionary<Step, List<RepartitionStep>> _repartitionsOf = [];
    private readonly List<Step> _merges = [];

    private void NoteForMerging(Step step)
    {
        if (step.ChangesKey)
        {
            if (_repartitionsOf.TryAdd(step, [])) _changers.Add(step);
        }
        else if (step is RepartitionStep { IsOptimizable: true } repartition)
        {
            var nearest = Above(step, s => s.ChangesKey || s.ChangesValue);
            if (nearest is { ChangesKey: true } && ReferenceEquals(nearest, Above(step, s => s.ChangesKey)) && !_repartitionsOf[nearest].Contains(repartition))
                _repartitionsOf[nearest].Add(repartition);
        }
        else if (step.IsMerge)
        {
            _merges.Add(step);
        }
    }

    private void MergeRepartitions(LogicalTopology topology)
    {
        MoveBehindMerges();
        foreach (var changer in _changers)
        {
            var replaced = _repartitionsOf[changer];
            if (replaced.Count == 0) continue;
            var merged = replaced[0].Merged(replaced, Names);
            // Evaluated before everything behind it.
            merged.Priority = changer.Priority;
            foreach (var repartition in replaced) Replace(repartition, changer, merged);
            changer.Append(merged);
            topology.ReplaceCopartitioned([.. replaced.Select(r => r.Name)], merged.Name);
        }
    }

    private static void Replace(RepartitionStep repartition, Step changer, Step merged)
    {
        var first = Above(repartition, s => s.Parents.Contains(changer))
            ?? throw new InvalidOperationException($"repartition {repartition.Name} is not behind {changer.Name}");
        merged.Append(first);
        changer.Remove(first);
        foreach (var child in repartition.Children.ToArray())
        {
            foreach (var parent in repartition.Parents.ToArray()) parent.Append(child);
            repartition.Remove(child);
        }

        foreach (var parent in repartition.Parents.ToArray()) parent.Remove(repartition);
    }

    // Several key changes that meet in a merge before a repartition: the topic belongs behind the merge.
    private void MoveBehindMerges()
    {
        var moved = new HashSet<Step>();
        var changers = _changers.ToArray();
        foreach (var merge in _merges)
        {
            var behind = new List<RepartitionStep>();
            foreach (var changer in changers)
            {
                var repartitions = _repartitionsOf[changer];
                bool allBehindMerge = repartitions.TrueForAll(r => Above(r, s => s.Parents.Contains(merge)) is not null);
                if (!allBehindMerge || Above(merge, s => s.Parents.Contains(changer)) is null) continue;
                behind.AddRange(repartitions.Where(r => !behind.Contains(r)));
                moved.Add(changer);
            }

            _repartitionsOf.Add(merge, behind);
            _changers.Add(merge);
        }

        foreach (var changer in moved)
        {
            _changers.Remove(changer);
            _repartitionsOf.Remove(changer);
        }
    }

    // The step itself or the nearest one above it for which the condition holds.
    private static Step? Above(Step start, Predicate<Step> condition)
    {
        if (condition(start)) return start;
        Step? found = null;
        foreach (var parent in start.Parents)
        {
            if (condition(parent)) return parent;
            found = Above(parent, condition);
        }

        return found;
    }
}
