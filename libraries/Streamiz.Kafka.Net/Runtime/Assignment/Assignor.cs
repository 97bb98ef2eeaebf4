using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net.Runtime.Assignment;

/// <summary>
/// Gives tasks to members: as evenly as can be, each task where it was if that stays even, else where its state is kept up to date, else where it lies. Partitions that are worked on together
/// belong to one task, so they stay together by construction. The result depends only on what goes in.
/// </summary>
internal static class Assignor
{
    /// <param name="tasks">All tasks.</param>
    /// <param name="members">Who can work.</param>
    /// <param name="standbys">Copies of each task's state.</param>
    /// <param name="isKept">Whether a task has state to copy; null: all have.</param>
    public static Dictionary<string, TaskSet> Assign(IReadOnlyCollection<TaskId> tasks, IReadOnlyList<MemberState> members, int standbys, Func<TaskId, bool>? isKept = null)
    {
        var shares = members.OrderBy(m => m.MemberId, StringComparer.Ordinal).Select(m => new Share(m)).ToList();
        if (shares.Count == 0) return [];
        var open = tasks.OrderBy(t => t.Partition).ThenBy(t => t.Id).ToList();
        int least = open.Count / shares.Count;
        int larger = open.Count % shares.Count;

        open = Give(open, shares, least, ref larger, (share, task) => share.Member.Active.Contains(task));
        open = Give(open, shares, least, ref larger, (share, task) => share.Member.Standby.Contains(task));
        open = Give(open, shares, least, ref larger, (share, task) => share.Member.Stored.Contains(task));
        foreach (var task in open) shares.MinBy(s => s.Active.Count)!.Active.Add(task);
        if (standbys > 0) GiveStandbys(isKept is null ? tasks : [.. tasks.Where(isKept)], shares, standbys);
        return shares.ToDictionary(s => s.Member.MemberId, s => new TaskSet(Sorted(s.Active), Sorted(s.Standby)), StringComparer.Ordinal);
    }

    // A member may take one more than the even share only while there are such larger shares left.
    private static List<TaskId> Give(List<TaskId> open, List<Share> shares, int least, ref int larger, Func<Share, TaskId, bool> wants)
    {
        var left = new List<TaskId>();
        foreach (var task in open)
        {
            int room = larger;
            var taker = shares.Where(s => wants(s, task) && (s.Active.Count < least || (s.Active.Count == least && room > 0))).MinBy(s => s.Active.Count);
            if (taker is null)
            {
                left.Add(task);
                continue;
            }

            if (taker.Active.Count == least) larger--;
            taker.Active.Add(task);
        }

        return left;
    }

    // A copy in the same process would be lost together with the original.
    private static void GiveStandbys(IReadOnlyCollection<TaskId> tasks, List<Share> shares, int standbys)
    {
        foreach (var task in tasks.OrderBy(t => t.Partition).ThenBy(t => t.Id))
        {
            var used = new HashSet<string>(StringComparer.Ordinal) { shares.First(s => s.Active.Contains(task)).Member.ProcessId };
            for (int i = 0; i < standbys; i++)
            {
                var taker = shares.Where(s => !used.Contains(s.Member.ProcessId))
                    .OrderByDescending(s => s.Member.Standby.Contains(task)).ThenByDescending(s => s.Member.Stored.Contains(task)).ThenBy(s => s.Standby.Count + s.Active.Count).FirstOrDefault();
                if (taker is null) break;
                taker.Standby.Add(task);
                used.Add(taker.Member.ProcessId);
            }
        }
    }

    private static List<TaskId> Sorted(List<TaskId> tasks) => [.. tasks.OrderBy(t => t.Id).ThenBy(t => t.Partition)];

    private sealed class Share(MemberState member)
    {
        public MemberState Member { get; } = member;

        public List<TaskId> Active { get; } = [];

        public List<TaskId> Standby { get; } = [];
    }
}
