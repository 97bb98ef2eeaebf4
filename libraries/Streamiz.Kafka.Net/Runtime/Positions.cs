using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>Input positions of tasks that have moved since they were committed, or whose nodes have something new to keep.</summary>
internal static class Positions
{
    public static Dictionary<(string Topic, int Partition), CommittedPosition> Of(IReadOnlyList<StreamTask> tasks)
    {
        var positions = new Dictionary<(string, int), CommittedPosition>();
        foreach (var task in tasks)
        {
            IReadOnlyDictionary<string, long>? notes = null;
            foreach (var input in task.Inputs)
            {
                long position = input.Position();
                if (position <= input.Committed && !task.Context.Notes.HasChanged) continue;
                notes ??= task.Context.Notes.ToCommit(task.Context.StreamTime);
                positions[(input.Topic, input.Partition)] = new CommittedPosition(position, PositionNote.Write(input.Time, notes));
            }
        }

        return positions;
    }

    public static void Committed(IReadOnlyList<StreamTask> tasks, Dictionary<(string Topic, int Partition), CommittedPosition> positions)
    {
        foreach (var task in tasks)
        {
            foreach (var input in task.Inputs)
                if (positions.TryGetValue((input.Topic, input.Partition), out var position)) input.Committed = position.Offset;
            task.Context.Notes.Committed();
        }
    }
}
