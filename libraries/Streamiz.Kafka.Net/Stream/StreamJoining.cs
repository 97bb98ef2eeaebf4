using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors.Joins;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Puts a stream-stream join together: names, stores, the two sides and their merge.</summary>
internal sealed class StreamJoining<K, V1, V2, VR>(
    KStream<K, V1> left, KStream<K, V2> right, Func<K, V1, V2, VR> joiner, JoinWindowOptions windows, (bool Left, bool Right) outer, StreamJoinProps<K, V1, V2>? props)
{
    private readonly OperatorGraph _graph = left.Graph;
    private readonly string? _named = props?.Name;
    private readonly ISerDes<K>? _keys = props?.KeySerdes ?? left.KeySerdes;
    private readonly ISerDes<V1>? _leftValues = props?.LeftValueSerdes ?? left.ValueSerdes;
    private readonly ISerDes<V2>? _rightValues = props?.RightValueSerdes ?? right.ValueSerdes;

    public KStream<K, VR> Append(IReadOnlyCollection<string> sources)
    {
        CheckStores();
        string leftSuffix = outer.Right ? "-outer-this-join" : "-this-join", rightSuffix = outer.Left ? "-outer-other-join" : "-other-join";
        string leftWindow = _graph.Names.Suffixed(_named, "-this-windowed", "KSTREAM-WINDOWED-"), rightWindow = _graph.Names.Suffixed(_named, "-other-windowed", "KSTREAM-WINDOWED-");
        string leftGenerated = _graph.Names.Processor(outer.Right ? "KSTREAM-OUTERTHIS-" : "KSTREAM-JOINTHIS-");
        string rightGenerated = _graph.Names.Processor(outer.Left ? "KSTREAM-OUTEROTHER-" : "KSTREAM-JOINOTHER-");
        string merge = _graph.Names.Suffixed(_named, "-merge", "KSTREAM-MERGE-");
        var names = new StreamJoinNames(leftWindow, rightWindow, _named is null ? leftGenerated : _named + leftSuffix, _named is null ? rightGenerated : _named + rightSuffix, merge);

        string? given = props?.StoreName;
        // The shared store carries the number of the left side's name.
        string shared = given is null ? "KSTREAM-OUTERSHARED-" + leftGenerated[(leftGenerated.LastIndexOf('-') + 1)..] : given + (outer.Right ? "-outer-shared-join" : "-left-shared-join");
        var stores = new StreamJoinStores(
            props?.LeftStoreSupplier?.Name ?? (given is null ? leftGenerated : given + leftSuffix) + "-store",
            props?.RightStoreSupplier?.Name ?? (given is null ? rightGenerated : given + rightSuffix) + "-store",
            outer.Left || outer.Right ? shared + "-store" : null);
        return Append(names, stores, sources);
    }

    private KStream<K, VR> Append(StreamJoinNames names, StreamJoinStores stores, IReadOnlyCollection<string> sources)
    {
        var joinLeft = new StreamJoinPlan<K, V1, V2, VR>(names.Left, stores, joiner, Side(true), new StreamJoinSerdes<K, V1, V2>(_keys, _leftValues, _rightValues));
        var joinRight = new StreamJoinPlan<K, V2, V1, VR>(names.Right, stores, (key, r, l) => joiner(key, l, r), Side(false), new StreamJoinSerdes<K, V2, V1>(_keys, _rightValues, _leftValues));
        var leftStep = _graph.Append(new OperatorStep(new JoinWindowPlan<K, V1>(names.LeftWindow, stores.Left)), left.Step);
        var rightStep = _graph.Append(new OperatorStep(new JoinWindowPlan<K, V2>(names.RightWindow, stores.Right)), right.Step);
        var step = new StreamJoinStep<K, V1, V2, VR>(names, stores, (joinLeft, joinRight, new PassThroughPlan<K, VR>(names.Merge)))
        {
            LeftStore = WindowStore(stores.Left, props?.LeftStoreSupplier, _leftValues),
            RightStore = WindowStore(stores.Right, props?.RightStoreSupplier, _rightValues),
            PendingStore = stores.Pending is null ? null : PendingStore(stores.Pending),
            Windows = (leftStep, rightStep),
            TakesNullKeys = outer.Left || outer.Right,
            SelfJoin = SelfJoin(names.Merge, stores.Left),
        };
        _graph.Append(step, leftStep, rightStep);
        return new KStream<K, VR>(new StreamOrigin(_graph, step, sources, NeedsRepartition: false), _keys, null);
    }

    private JoinSide Side(bool isLeft) => new(
        isLeft, isLeft ? windows.BeforeMs : windows.AfterMs, isLeft ? windows.AfterMs : windows.BeforeMs, windows.GracePeriodMs, isLeft ? outer.Left : outer.Right);

    // A join of a stream with itself: what both sides give is the same, so one store is enough. A record always meets itself, so left and outer joins are no others.
    private Func<PlanNode>? SelfJoin(string name, string store) => joiner is Func<K, V1, V1, VR> self
        ? () => new SelfJoinPlan<K, V1, VR>(name, store, self, (windows.BeforeMs, windows.AfterMs, windows.Size + windows.GracePeriodMs))
        : null;

    private StorePlan WindowStore<V>(string name, IWindowBytesStoreSupplier? supplier, ISerDes<V>? values)
    {
        var spec = supplier is ISpecSupplier known ? known.Spec : new StoreSpec
        {
            Name = name, Kind = StoreKind.Window, RetentionMs = windows.Size + windows.GracePeriodMs, WindowSizeMs = windows.Size, RetainDuplicates = true,
        };
        spec = spec with { Name = name, Kind = StoreKind.Window, Caching = false, LogsHeaders = true, Logging = props?.Logging ?? true, LogConfig = props?.LogConfig ?? spec.LogConfig };
        return supplier is null
            ? StorePlans.Plain(spec, _keys, values, props?.StoreKind)
            : StorePlans.Plain(spec, _keys, values, spec.Backing == StoreBacking.Memory ? DslStoreKind.InMemory : DslStoreKind.RocksDb);
    }

    private StorePlan PendingStore(string name)
    {
        var kind = props?.StoreKind ?? (props?.LeftStoreSupplier is ISpecSupplier { Spec.Backing: StoreBacking.Memory } ? DslStoreKind.InMemory : null);
        var bytes = new ByteArraySerDes();
        return StorePlans.Plain(new StoreSpec { Name = name, Kind = StoreKind.KeyValue, Logging = props?.Logging ?? true, LogConfig = props?.LogConfig ?? new Dictionary<string, string>() }, bytes, bytes, kind);
    }

    private void CheckStores()
    {
        foreach (var supplier in new[] { props?.LeftStoreSupplier, props?.RightStoreSupplier })
        {
            if (supplier is null) continue;
            if (!supplier.RetainDuplicates) throw new StreamsException($"store {supplier.Name}: the window stores of a join must retain duplicates");
            if (supplier.WindowSize != windows.Size) throw new StreamsException($"store {supplier.Name}: its windows are {supplier.WindowSize} ms long, those of the join {windows.Size} ms");
            if (supplier.Retention != windows.Size + windows.GracePeriodMs)
                throw new StreamsException($"store {supplier.Name}: its retention is {supplier.Retention} ms, size and grace of the join's windows are {windows.Size + windows.GracePeriodMs} ms");
        }

        if (props?.LeftStoreSupplier is { } one && props.RightStoreSupplier is { } two && one.Name == two.Name)
            throw new ArgumentException($"both stores of the join are named {one.Name}");
    }
}
