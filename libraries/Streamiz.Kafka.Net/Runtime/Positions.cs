namespace Streamiz.Kafka.Net.Runtime;

/// <summary>Input positions of tasks that have moved since they were committed.</summary>
internal static class Positions
{
    public static Dictionary<(string Topic, int Partition), long> Of(IReadOnlyList<StreamTask> tasks)
    {
        var positions = new Dictionary<(string, int), long>();
        foreach (var task in tasks)
        {
            foreach (var input in task.Inputs)
            {
                long position = input.Position();
                if (position > input.Committed) positions[(input.Topic, input.Partition)] = position;
            }
        }

        return positions;
    }

    public static void Committed(IReadOnlyList<StreamTask> tasks, Dictionary<(string Topic, int Partition), long> positions)
    {
        foreach (var task in tasks)
        {
            foreach (var input in task.Inputs)
                if (positions.TryGetValue((input.Topic, input.Partition), out long position)) input.Committed = position;
        }
    }
}
