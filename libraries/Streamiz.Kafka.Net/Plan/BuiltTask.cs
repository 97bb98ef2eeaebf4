using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>
/// A task's running graph. Its stores are in the context, made but not open; the caller opens (and restores) them, then calls
/// <see cref="ILifecycle.Init"/> of the lifecycles in order.
/// </summary>
internal sealed class BuiltTask
{
    private readonly TaskBuild _build;
    private readonly List<ISourcePlan> _patterns = [];
    private readonly Dictionary<string, ISource> _byTopic = new(StringComparer.Ordinal);
    private readonly List<ISource> _sources = [];

    public BuiltTask(TaskBuild build, IEnumerable<SubTopology> parts)
    {
        _build = build;
        var nodes = parts.SelectMany(p => p.Nodes).ToList();
        foreach (var source in nodes.OfType<ISourcePlan>())
        {
            if (source.Pattern is not null)
            {
                _patterns.Add(source);
                source.BuildBehind(build);
            }

            foreach (string topic in source.Topics) Open(source, build.Topology.FullName(topic, build.Context.Config.ApplicationId));
        }

        Lifecycles = [.. nodes.Select(build.MadeFor).OfType<ILifecycle>().Union(build.Lifecycles)];
    }

    public TaskContext Context => _build.Context;

    /// <summary>The sources opened so far, in the order of the plan.</summary>
    public IReadOnlyList<ISource> Sources => _sources;

    /// <summary>Nodes that want to be initialized and closed, in the order of the plan.</summary>
    public IReadOnlyList<ILifecycle> Lifecycles { get; }

    /// <summary>The source of a topic (full name); made now when the topic matches a pattern; null when the task does not read it.</summary>
    public ISource? SourceOf(string topic)
    {
        if (_byTopic.TryGetValue(topic, out var source)) return source;
        var plan = _patterns.Find(p => TopicPattern.Matches(p.Pattern!, topic));
        return plan is null ? null : Open(plan, topic);
    }

    private ISource Open(ISourcePlan plan, string topic)
    {
        var source = plan.BuildSource(_build, topic);
        _byTopic.Add(topic, source);
        _sources.Add(source);
        return source;
    }
}
