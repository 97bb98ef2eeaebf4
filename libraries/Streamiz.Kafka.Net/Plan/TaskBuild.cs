using Confluent.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>One task being built: its context, and the running nodes made so far.</summary>
internal sealed class TaskBuild(TaskContext context, LogicalTopology topology)
{
    private readonly Dictionary<PlanNode, object> _made = [];
    private readonly Dictionary<object, object> _shared = [];

    public TaskContext Context { get; } = context;

    public LogicalTopology Topology { get; } = topology;

    /// <summary>The serdes of the task: defaults, initialization, binding to topics.</summary>
    public TaskSerdes Serdes { get; } = new(context.Config);

    /// <summary>What else wants to be initialized and closed, after the nodes: look-ups with user code.</summary>
    public List<ILifecycle> Lifecycles { get; } = [];

    /// <summary>Builds the running node of a plan node the first time and gives the same one after that.</summary>
    public T Once<T>(PlanNode plan, Func<T> make)
        where T : class
    {
        if (_made.TryGetValue(plan, out object? made)) return (T)made;
        var node = make();
        _made.Add(plan, node);
        return node;
    }

    /// <summary>The running node made for a plan node, if there is one.</summary>
    public object? MadeFor(PlanNode plan) => _made.GetValueOrDefault(plan);

    /// <summary>What several nodes of a task share: one object for everyone who holds the same key.</summary>
    public T Shared<T>(object key, Func<T> make)
        where T : class
    {
        if (_shared.TryGetValue(key, out object? made)) return (T)made;
        var shared = make();
        _shared.Add(key, shared);
        return shared;
    }

    /// <summary>Where the user code of a node runs.</summary>
    public UserCode UserCodeOf(PlanNode plan) => new(Context, plan.Name);

    /// <summary>A store of the task, as the face that the node needs.</summary>
    public T Store<T>(string name)
        where T : class => Context.Store(name) as T
            ?? throw new Errors.StreamsException($"task {Context.Id}: store {name} ({Context.Store(name).GetType().Name}) cannot be used as {typeof(T).Name}");

    /// <summary>Names of the stores that a processor may use: those it is connected with, and all global ones.</summary>
    public IReadOnlyCollection<string> StoresOf(PlanNode plan) => plan.Stores.Concat(Topology.GlobalStores.Keys).ToHashSet(StringComparer.Ordinal);

    /// <summary>How a sink with these options chooses partitions; the user's partitioner is initialized.</summary>
    /// <param name="options">What was said of the sink.</param>
    /// <param name="isInternal">Whether it is a repartition topic: there the key alone decides, or grouping would go wrong.</param>
    public Placement<K, V> PlacementOf<K, V>(SinkOptions<K, V> options, bool isInternal)
    {
        int windowBytes = (Serdes.KeySerdes(options.KeySerdes, "the sink") as SerDes.IWindowedSerDes)?.WindowBytes ?? 0;
        var rule = (object?)Context.Config.Get("partitioner") is Partitioner set ? set : Partitioner.Murmur2Random;
        var placement = new Placement<K, V>(null, windowBytes, rule, KeepsSource: !isInternal && !Context.Config.DefaultPartitionerReshuffleEveryKey);

        // The default one hashes the bytes, which are there already when the partition is chosen.
        if (options.Partitioner is null or DefaultStreamPartitioner<K, V>) return placement;
        options.Partitioner.Initialize(Context.Config);
        return placement with { Partitioner = options.Partitioner, KeepsSource = false };
    }
}
