namespace Streamiz.Broker.Groups;

/// <summary>Who runs which task: evenly, with as little moved as that takes; standbys on other processes.</summary>
internal static class TaskAssignment
{
    public static void Assign(StreamsMember[] members, StreamsTopology topology, int standbys)
    {
        List<TaskId> tasks = [.. topology.Tasks.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => Enumerable.Range(0, t.Value).Select(p => new TaskId(t.Key, p)))];
        var open = new HashSet<TaskId>(tasks);
        if (members.Length == 0) return;
        int most = (tasks.Count + members.Length - 1) / members.Length;
        foreach (StreamsMember member in members)
        {
            HashSet<TaskId> kept = [.. member.Target.Where(open.Contains).Order(TaskOrder).Take(most)];
            open.ExceptWith(kept);
            member.Target = kept;
        }
        foreach (TaskId task in tasks.Where(open.Contains)) members.MinBy(m => m.Target.Count)!.Target.Add(task);
        Level(members);
        foreach (StreamsMember member in members) member.StandbyTarget = [];
        if (standbys > 0) AssignStandbys(members, [.. tasks.Where(t => topology.Stateful.Contains(t.Subtopology))], standbys);
    }

    private static Comparer<TaskId> TaskOrder { get; } = Comparer<TaskId>.Create((a, b) =>
        string.CompareOrdinal(a.Subtopology, b.Subtopology) is var order and not 0 ? order : a.Partition.CompareTo(b.Partition));

    private static void Level(StreamsMember[] members)
    {
        while (true)
        {
            StreamsMember fullest = members.MaxBy(m => m.Target.Count)!, emptiest = members.MinBy(m => m.Target.Count)!;
            if (fullest.Target.Count - emptiest.Target.Count <= 1) return;
            TaskId moved = fullest.Target.Max(TaskOrder);
            fullest.Target.Remove(moved);
            emptiest.Target.Add(moved);
        }
    }

    private static void AssignStandbys(StreamsMember[] members, List<TaskId> tasks, int standbys)
    {
        foreach (TaskId task in tasks)
        {
            var processes = new HashSet<string>(members.Where(m => m.Target.Contains(task)).Select(m => m.ProcessId));
            for (int n = 0; n < standbys; n++)
            {
                if (members.Where(m => !processes.Contains(m.ProcessId)).MinBy(m => m.Target.Count + m.StandbyTarget.Count) is not { } holder) break;
                holder.StandbyTarget.Add(task);
                processes.Add(holder.ProcessId);
            }
        }
    }
}
