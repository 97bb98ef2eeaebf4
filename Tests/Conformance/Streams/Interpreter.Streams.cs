using System.Text.Json.Nodes;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Conformance.Streams;

/// <content>Operations on streams.</content>
internal sealed partial class Interpreter
{
    private Handle? MakeOfStream(JsonObject node, string op)
    {
        var input = In(node);
        Type[] same = [input.K, input.V], newValue = [input.K, input.V, ValueType(node)], all = [input.K, input.V, KeyType(node), ValueType(node)];
        switch (op["KStream.".Length..])
        {
            case "filter" or "filterNot": return Result(node, nameof(Filter), same, node, input.Made);
            case "mapValues": return Result(node, nameof(MapValues), newValue, node, input.Made);
            case "map": return Result(node, nameof(Map), [input.K, input.V, ValueType(node)], node, input.Made);
            case "flatMap": return Result(node, nameof(FlatMap), all, node, input.Made);
            case "flatMapValues": return Result(node, nameof(FlatMapValues), newValue, node, input.Made);
            case "selectKey": return Result(node, nameof(SelectKey), same, node, input.Made);
            case "peek": return Result(node, nameof(Peek), same, node, input.Made);
            case "foreach": Call(nameof(Foreach), same, node, input.Made); return null;
            case "split": Call(nameof(Split), same, node, input); return null;
            case "merge": return Result(node, nameof(Merge), same, node, input.Made, In(node, 1).Made);
            case "repartition": return Result(node, nameof(Repartition), same, node, input);
            case "toTable": return Result(node, nameof(ToTable), same, node, input);
            case "to": Call(nameof(To), same, node, input.Made); return null;
            case "process": return Result(node, nameof(Process), all, node, input.Made);
            case "processValues": return Result(node, nameof(ProcessValues), newValue, node, input.Made);
            case "groupByKey": return Result(node, nameof(GroupByKey), same, node, input);
            case "groupBy": return Result(node, nameof(GroupBy), same, node, input);
            case "joinTable" or "leftJoinTable": return Result(node, nameof(JoinTable), [input.K, input.V, In(node, 1).V, ValueType(node)], node, input, In(node, 1));
            case "joinGlobal" or "leftJoinGlobal": return Result(node, nameof(JoinGlobal), [input.K, input.V, In(node, 1).V, ValueType(node)], node, input.Made, In(node, 1).Made);
            case "join" or "leftJoin" or "outerJoin": return Result(node, nameof(JoinStream), [input.K, input.V, In(node, 1).V, ValueType(node)], node, input, In(node, 1));
            default: throw new ArgumentException($"no such operation: {op}");
        }
    }

    private object Filter<K, V>(JsonObject node, IKStream<K, V> stream)
    {
        var predicate = Functions.Predicate(Text(node, "fn")!);
        return Op(node) == "KStream.filter" ? stream.Filter((k, v) => predicate(k, v), Text(node, "name")) : stream.FilterNot((k, v) => predicate(k, v), Text(node, "name"));
    }

    private object MapValues<K, V, VR>(JsonObject node, IKStream<K, V> stream)
    {
        var f = Functions.Value(Text(node, "fn")!);
        return Flag(node, "withKey") ? stream.MapValues((k, v, _) => As<VR>(f(k, v)), Text(node, "name")) : stream.MapValues(v => As<VR>(f(null, v)), Text(node, "name"));
    }

    private object Map<K, V, VR>(JsonObject node, IKStream<K, V> stream)
    {
        var (key, value) = (Functions.Key(Text(node, "keyFn")!), Functions.Value(Text(node, "valueFn")!));
        return stream.Map((k, v) => KeyValuePair.Create(key(k, v)!, As<VR>(value(k, v))), Text(node, "name"));
    }

    private object FlatMap<K, V, KR, VR>(JsonObject node, IKStream<K, V> stream)
    {
        var f = Functions.Flat(Text(node, "fn")!);
        return stream.FlatMap((k, v) => f(k, v).Select(p => KeyValuePair.Create(As<KR>(p.Key), As<VR>(p.Value))), Text(node, "name"));
    }

    private object FlatMapValues<K, V, VR>(JsonObject node, IKStream<K, V> stream)
    {
        var f = Functions.FlatValue(Text(node, "fn")!);
        return Flag(node, "withKey") ? stream.FlatMapValues((k, v, _) => f(k, v).Select(As<VR>), Text(node, "name")) : stream.FlatMapValues(v => f(null, v).Select(As<VR>), Text(node, "name"));
    }

    private object SelectKey<K, V>(JsonObject node, IKStream<K, V> stream)
    {
        var f = Functions.Key(Text(node, "fn")!);
        return stream.SelectKey((k, v) => f(k, v)!, Text(node, "name"));
    }

    private object Peek<K, V>(JsonObject node, IKStream<K, V> stream)
    {
        string id = Text(node, "id")!;
        return stream.Peek((k, v) => Log.Add($"{id} {Streams.Text.Of(k)}={Streams.Text.Of(v)}"), Text(node, "name"));
    }

    private object? Foreach<K, V>(JsonObject node, IKStream<K, V> stream)
    {
        string id = Text(node, "id")!;
        stream.Foreach((k, v) => Log.Add($"{id} {Streams.Text.Of(k)}={Streams.Text.Of(v)}"), Text(node, "name"));
        return null;
    }

    private object? Split<K, V>(JsonObject node, Handle input)
    {
        var split = ((IKStream<K, V>)input.Made).Split(Text(node, "name"));
        var branches = node["branches"]?.AsArray() ?? [];
        var ids = new List<string>();
        foreach (var branch in branches)
        {
            var predicate = Functions.Predicate(Text(branch!, "fn")!);
            split = split.Branch((k, v) => predicate(k, v), Text(branch!, "as") is { } name ? Branched<K, V>.As(name) : null);
            ids.Add(Text(branch!, "id")!);
        }

        var other = node["default"];
        var map = other is null ? split.NoDefaultBranch() : split.DefaultBranch(Text(other, "as") is { } rest ? Branched<K, V>.As(rest) : null);
        if (other is not null) ids.Add(Text(other, "id")!);
        var keys = new JsonObject();
        // The map has the branches in the order of the calls.
        foreach (var (id, (key, stream)) in ids.Zip(map))
        {
            keys[id] = key;
            _made[id] = input with { Made = stream };
        }

        Branches[Text(node, "id")!] = keys;
        return null;
    }

    private object Merge<K, V>(JsonObject node, IKStream<K, V> stream, IKStream<K, V> other) => stream.Merge(other, Text(node, "name"));

    private object Repartition<K, V>(JsonObject node, Handle input)
    {
        var repartitioned = Repartitioned<K, V>.Empty().WithKeySerdes((ISerDes<K>)Handle.SerDes(input.KeyKind)).WithValueSerdes((ISerDes<V>)Handle.SerDes(input.ValueKind));
        if (Text(node, "name") is { } name) repartitioned = repartitioned.WithName(name);
        if (Number(node, "partitions") is { } partitions) repartitioned = repartitioned.WithNumberOfPartitions((int)partitions);
        return ((IKStream<K, V>)input.Made).Repartition(repartitioned);
    }

    private object ToTable<K, V>(JsonObject node, Handle input)
    {
        var stream = (IKStream<K, V>)input.Made;
        string? name = Text(node, "name");
        var materialized = KeyValueMaterialized<K, V>(node, (ISerDes<K>)Handle.SerDes(input.KeyKind), (ISerDes<V>)Handle.SerDes(input.ValueKind));
        return materialized is not null ? stream.ToTable(materialized, name) : name is null ? stream.ToTable() : stream.ToTable(name);
    }

    private object? To<K, V>(JsonObject node, IKStream<K, V> stream)
    {
        var produced = Produced<K, V>.With((ISerDes<K>)Handle.SerDes(Text(node, "kType")!), (ISerDes<V>)Handle.SerDes(Text(node, "vType")!));
        if (Text(node, "name") is { } name) produced = produced.WithName(name);
        if (Text(node, "topic") is { } topic) stream.To(topic, produced);
        else
        {
            var f = Functions.Topic(Text(node, "topicFn")!);
            stream.To((k, v, _) => f(k, v), produced);
        }

        return null;
    }

    private object Process<K, V, KR, VR>(JsonObject node, IKStream<K, V> stream)
    {
        var processor = node["processor"]!.AsObject();
        return stream.Process(() => new VectorProcessor<K, V, KR, VR>(processor), Text(node, "name"), Stores(node));
    }

    private object ProcessValues<K, V, VR>(JsonObject node, IKStream<K, V> stream)
    {
        var processor = node["processor"]!.AsObject();
        return stream.ProcessValues(() => new VectorFixedKeyProcessor<K, V, VR>(processor), Text(node, "name"), Stores(node));
    }

    private static string[] Stores(JsonObject node) => [.. (node["stores"]?.AsArray() ?? []).Select(s => (string)s!)];

    private object GroupByKey<K, V>(JsonObject node, Handle input) => ((IKStream<K, V>)input.Made).GroupByKey(
        Grouped<K, V>.With(Text(node, "name"), (ISerDes<K>)Handle.SerDes(input.KeyKind), (ISerDes<V>)Handle.SerDes(input.ValueKind)));

    private object GroupBy<K, V>(JsonObject node, Handle input)
    {
        var f = Functions.Key(Text(node, "fn")!);
        return ((IKStream<K, V>)input.Made).GroupBy((k, v) => f(k, v)!, Grouped<string, V>.With(Text(node, "name"), new StringSerDes(), (ISerDes<V>)Handle.SerDes(input.ValueKind)));
    }

    private object JoinTable<K, V, V0, VR>(JsonObject node, Handle left, Handle right)
    {
        var (stream, table) = ((IKStream<K, V>)left.Made, (IKTable<K, V0>)right.Made);
        var f = Functions.Joiner(Text(node, "joiner")!);
        Func<K, V, V0, VR> joiner = (k, l, r) => As<VR>(f(k, l, r));
        var props = new StreamTableJoinProps<K, V, V0>((ISerDes<K>)Handle.SerDes(left.KeyKind), (ISerDes<V>)Handle.SerDes(left.ValueKind), (ISerDes<V0>)Handle.SerDes(right.ValueKind))
        {
            Grace = Number(node, "graceMs") is { } grace ? Ms(grace) : null,
        };
        return Op(node) == "KStream.joinTable" ? stream.Join(table, joiner, props, Text(node, "name")) : stream.LeftJoin(table, joiner, props, Text(node, "name"));
    }

    private object JoinGlobal<K, V, V0, VR>(JsonObject node, IKStream<K, V> stream, IGlobalKTable<string, V0> table)
    {
        var (key, f) = (Functions.Key(Text(node, "keyFn")!), Functions.Joiner(Text(node, "joiner")!));
        Func<K, V, string> keyOf = (k, v) => key(k, v)!;
        Func<K, V, V0, VR> joiner = (k, l, r) => As<VR>(f(k, l, r));
        return Op(node) == "KStream.joinGlobal" ? stream.Join(table, keyOf, joiner, Text(node, "name")) : stream.LeftJoin(table, keyOf, joiner, Text(node, "name"));
    }

    private object JoinStream<K, V, V0, VR>(JsonObject node, Handle left, Handle right)
    {
        var (stream, other) = ((IKStream<K, V>)left.Made, (IKStream<K, V0>)right.Made);
        var f = Functions.Joiner(Text(node, "joiner")!);
        Func<K, V, V0, VR> joiner = (k, l, r) => As<VR>(f(k, l, r));
        var window = node["window"]!;
        var windows = JoinWindowOptions.Of((long)window["diffMs"]!, Number(window, "graceMs") ?? 0);
        if (Number(window, "beforeMs") is { } before) windows = windows.Before(Ms(before));
        if (Number(window, "afterMs") is { } after) windows = windows.After(Ms(after));
        var props = StreamJoinProps.As<K, V, V0>(Text(node, "name"), Text(node, "storeName"))
            .WithSerdes((ISerDes<K>)Handle.SerDes(left.KeyKind), (ISerDes<V>)Handle.SerDes(left.ValueKind), (ISerDes<V0>)Handle.SerDes(right.ValueKind));
        if (Text(node, "store") is { } kind) props = props.WithStoreKind(StoreKindOf(kind));
        if (node["thisStore"] is not null || node["otherStore"] is not null) props = props.WithStores(WindowSupplier(node["thisStore"]), WindowSupplier(node["otherStore"]));
        if (node["logging"] is { } logging) props = (bool)logging ? props.WithLoggingEnabled(new Dictionary<string, string>()) : props.WithLoggingDisabled();
        return Op(node) switch
        {
            "KStream.join" => stream.Join(other, joiner, windows, props),
            "KStream.leftJoin" => stream.LeftJoin(other, joiner, windows, props),
            _ => stream.OuterJoin(other, joiner, windows, props),
        };
    }
}
