using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Running tasks from the plan.</summary>
internal sealed partial class LogicalTopology
{
    /// <summary>A task of one sub-topology. Global stores must be in the context already.</summary>
    public BuiltTask BuildTask(TaskContext context, int subTopology) => BuildTask(context, [SubTopologies[subTopology]]);

    /// <summary>One task of all sub-topologies but the global ones, as a test driver runs it.</summary>
    public BuiltTask BuildWhole(TaskContext context) => BuildTask(context, [.. SubTopologies.Where(s => !s.IsGlobal)]);

    /// <summary>What fills all global stores and tables, as one task.</summary>
    public BuiltTask BuildGlobal(TaskContext context) => BuildTask(context, [.. SubTopologies.Where(s => s.IsGlobal)]);

    private BuiltTask BuildTask(TaskContext context, IReadOnlyList<SubTopology> parts)
    {
        foreach (var topic in _repartitionTopics.Values)
        {
            if (topic.Partitions < 1) throw new ArgumentException($"repartition topic {topic.Name} needs at least one partition, not {topic.Partitions}");
        }

        foreach (var store in parts.SelectMany(p => p.Stores)) context.Add(store.Make(context.Config));
        return new BuiltTask(new TaskBuild(context, this), parts);
    }
}
