using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>One task being built: its context, and the running nodes made so far.</summary>
internal sealed class TaskBuild(TaskContext context)
{
    private readonly Dictionary<PlanNode, object> _made = [];

    public TaskContext Context { get; } = context;

    /// <summary>Nodes that want to be initialized and closed, in the order of the plan.</summary>
    public List<ILifecycle> Lifecycles { get; } = [];

    /// <summary>The task's sources, in the order of the plan.</summary>
    public List<ISource> Sources { get; } = [];

    /// <summary>Builds the running node of a plan node the first time and gives the same one after that.</summary>
    public T Once<T>(PlanNode plan, Func<T> make)
        where T : class
    {
        if (_made.TryGetValue(plan, out object? made)) return (T)made;
        var node = make();
        _made.Add(plan, node);
        if (node is ILifecycle lifecycle) Lifecycles.Add(lifecycle);
        return node;
    }
}
