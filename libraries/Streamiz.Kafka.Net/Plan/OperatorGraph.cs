using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>All steps of an application, from the calls of the DSL; written into a <see cref="LogicalTopology"/> when it is built.</summary>
internal sealed partial class OperatorGraph(TopologySettings settings)
{
    private readonly RootStep _root = new();
    private readonly List<IReadOnlyCollection<string>> _copartitioned = [];
    private int _nextPriority;
    private (LogicalTopology Topology, TopologySettings Settings, int LastPriority)? _written;

    public TopologySettings Settings { get; } = settings;

    public Names Names { get; } = new();

    public Views Views { get; } = new();

    /// <summary>Internal names that were generated and hold data: refused when explicit naming is asked for.</summary>
    public ImplicitNames Implicit { get; } = new();

    /// <summary>Appends a source, or a store.</summary>
    public T Append<T>(T step)
        where T : Step => Append(step, _root);

    /// <summary>Appends a step behind others.</summary>
    public T Append<T>(T step, params IReadOnlyList<Step> parents)
        where T : Step
    {
        foreach (var parent in parents) parent.Append(step);
        Note(step);
        return step;
    }

    /// <summary>The sources' topics must have the same number of partitions.</summary>
    public void Copartition(IReadOnlyCollection<string> sources) => _copartitioned.Add(sources);

    /// <summary>Optimizes and writes everything. Done again, it gives the same topology: steps are merged, and nodes connected, only once.</summary>
    /// <exception cref="TopologyException">It contradicts itself, or it was written before and has changed since.</exception>
    public LogicalTopology Write(TopologySettings settings)
    {
        if (_written is { } before)
        {
            if (before.LastPriority == _nextPriority && before.Settings == settings) return before.Topology;
            throw new TopologyException("this builder has built its topology already: declare everything before Build, or declare it again on another builder");
        }

        var topology = new LogicalTopology { Views = Views };
        foreach (var group in _copartitioned) topology.Copartition(group);
        MergeSources();
        if (settings.Optimization.HasFlag(TopologyOptimization.ReuseTableSourceTopics)) ReuseTableSourceTopics();
        if (settings.Optimization.HasFlag(TopologyOptimization.MergeRepartitionTopics)) MergeRepartitions(topology);
        if (settings.Optimization.HasFlag(TopologyOptimization.SingleStoreSelfJoin)) MergeSelfJoins();
        SetVersioned();
        LetNullKeysPass();
        WriteInOrder(topology);
        topology.CheckCopartition();
        if (settings.EnsureExplicitNames) Implicit.Check();
        _written = (topology, settings, _nextPriority);
        return topology;
    }

    private void Note(Step step)
    {
        step.Priority = ++_nextPriority;
        NoteForMerging(step);
    }

    private void LetNullKeysPass()
    {
        foreach (var step in AllSteps())
        {
            if (step.TakesNullKeys) Up(step);
        }

        // To the nearest repartitions above.
        static void Up(Step step)
        {
            foreach (var parent in step.Parents)
            {
                if (parent is RepartitionStep repartition) repartition.PassesNullKeys = true;
                else Up(parent);
            }
        }
    }

    private void WriteInOrder(LogicalTopology topology)
    {
        var written = new HashSet<Step>();
        var waiting = new PriorityQueue<Step, int>();
        waiting.Enqueue(_root, 0);
        while (waiting.TryDequeue(out var step, out _))
        {
            if (written.Contains(step) || !step.Parents.TrueForAll(written.Contains)) continue;
            step.WriteTo(topology);
            written.Add(step);
            foreach (var child in step.Children) waiting.Enqueue(child, child.Priority);
        }
    }

    // A topic that is read as a stream twice has one source node; both streams start there.
    private void MergeSources()
    {
        var byTopic = new Dictionary<string, SourceStep>(StringComparer.Ordinal);
        foreach (var step in _root.Children.OfType<SourceStep>().ToArray())
        {
            var keys = step.Source.Pattern is { } pattern ? [$"pattern {pattern}"] : step.Source.Topics;
            var first = keys.Select(k => byTopic.GetValueOrDefault(k)).FirstOrDefault(s => s is not null);
            if (first is null)
            {
                foreach (string key in keys) byTopic.Add(key, step);
                continue;
            }

            if (!first.Source.Topics.ToHashSet(StringComparer.Ordinal).SetEquals(step.Source.Topics))
                throw new TopologyException($"sources {first.Name} and {step.Name} read topics that overlap and are not the same");
            first.Absorb(step);
            _root.Remove(step);
        }
    }

    private void ReuseTableSourceTopics()
    {
        foreach (var table in AllSteps().OfType<ITableSourceStep>()) table.ReuseSourceTopic();
    }

    private void MergeSelfJoins()
    {
        foreach (var join in AllSteps().OfType<ISelfJoinStep>()) join.UseOneStore();
    }

    private void SetVersioned()
    {
        foreach (var step in AllSteps())
        {
            if (step is IVersionedSemantics semantics) semantics.UseVersioned(step.Parents.TrueForAll(p => p.IsBehindVersioned()));
        }
    }

    private List<Step> AllSteps()
    {
        var seen = new HashSet<Step> { _root };
        var all = new List<Step> { _root };
        for (int i = 0; i < all.Count; i++)
        {
            foreach (var child in all[i].Children)
            {
                if (seen.Add(child)) all.Add(child);
            }
        }

        return [.. all.OrderBy(s => s.Priority)];
    }
}
