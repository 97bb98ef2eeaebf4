using System.Text.Json.Nodes;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Conformance.Streams;

/// <content>Operations on tables.</content>
internal sealed partial class Interpreter
{
    private Handle? MakeOfTable(JsonObject node, string op)
    {
        var input = In(node);
        Type[] same = [input.K, input.V], newValue = [input.K, input.V, ValueType(node)];
        switch (op["KTable.".Length..])
        {
            case "filter" or "filterNot": return Result(node, nameof(FilterTable), same, node, input);
            case "mapValues": return Result(node, nameof(MapTable), newValue, node, input);
            case "transformValues": return Result(node, nameof(TransformTable), newValue, node, input);
            case "toStream": return node["fn"] is null ? Result(node, nameof(ToStream), same, node, input.Made) : Result(node, nameof(ToStreamByKey), same, node, input.Made);
            case "groupBy": return Result(node, nameof(GroupTable), newValue, node, input.Made);
            case "suppress": return Result(node, nameof(Suppress), same, node, input);
            case "join" or "leftJoin" or "outerJoin": return Result(node, nameof(JoinTables), [input.K, input.V, In(node, 1).V, ValueType(node)], node, input, In(node, 1));
            case "foreignKeyJoin" or "foreignKeyLeftJoin": return Result(node, nameof(JoinByForeignKey), [input.K, input.V, In(node, 1).V, ValueType(node)], node, input, In(node, 1));
            default: throw new ArgumentException($"no such operation: {op}");
        }
    }

    private object FilterTable<K, V>(JsonObject node, Handle input)
    {
        var (table, predicate) = ((IKTable<K, V>)input.Made, Functions.Predicate(Text(node, "fn")!));
        var materialized = KeyValueMaterialized<K, V>(node, (ISerDes<K>)Handle.SerDes(input.KeyKind), (ISerDes<V>)Handle.SerDes(input.ValueKind));
        Func<K, V, bool> keep = (k, v) => predicate(k, v);
        return Op(node) == "KTable.filter" ? table.Filter(keep, materialized, Text(node, "name")) : table.FilterNot(keep, materialized, Text(node, "name"));
    }

    private object MapTable<K, V, VR>(JsonObject node, Handle input)
    {
        var (table, f) = ((IKTable<K, V>)input.Made, Functions.Value(Text(node, "fn")!));
        var materialized = KeyValueMaterialized<K, VR>(node, (ISerDes<K>)Handle.SerDes(input.KeyKind), (ISerDes<VR>)Handle.SerDes(Text(node, "vType")!));
        bool withKey = Flag(node, "withKey");
        return withKey ? table.MapValues((k, v, _) => As<VR>(f(k, v)), materialized, Text(node, "name")) : table.MapValues(v => As<VR>(f(null, v)), materialized, Text(node, "name"));
    }

    private object TransformTable<K, V, VR>(JsonObject node, Handle input)
    {
        var materialized = KeyValueMaterialized<K, VR>(node, (ISerDes<K>)Handle.SerDes(input.KeyKind), (ISerDes<VR>)Handle.SerDes(Text(node, "vType")!));
        string? store = Text(node, "store"), function = Text(node, "fn");
        return ((IKTable<K, V>)input.Made).TransformValues(
            () => (IValueTransformerWithKey<K, V, VR>)new VectorTransformer<K, V, VR>(function, store), materialized, Text(node, "name"), store is null ? [] : [store]);
    }

    private object ToStream<K, V>(JsonObject node, IKTable<K, V> table) => table.ToStream(Text(node, "name"));

    private object ToStreamByKey<K, V>(JsonObject node, IKTable<K, V> table)
    {
        var f = Functions.Key(Text(node, "fn")!);
        return table.ToStream((k, v) => f(k, v)!, Text(node, "name"));
    }

    private object GroupTable<K, V, VR>(JsonObject node, IKTable<K, V> table)
    {
        var (key, value) = (Functions.Key(Text(node, "keyFn")!), Functions.Value(Text(node, "valueFn")!));
        var grouped = Grouped<string, VR>.With(Text(node, "name"), new StringSerDes(), (ISerDes<VR>)Handle.SerDes(Text(node, "vType")!));
        return table.GroupBy((k, v, _) => KeyValuePair.Create(key(k, v)!, As<VR>(value(k, v))), grouped);
    }

    private object Suppress<K, V>(JsonObject node, Handle input)
    {
        // A buffer with a limit emits early unless it is told otherwise.
        bool early = Text(node, "whenFull") != "shutDown";
        (long? records, long? bytes) = (Number(node, "maxRecords"), Number(node, "maxBytes"));
        IBufferConfig buffer;
        if (records is null && bytes is null) buffer = StrictBufferConfig.Unbounded();
        else if (early) buffer = records is null ? EagerConfig.EmitEarlyWhenFull(CacheSize.OfB((int)bytes!)) : bytes is null ? EagerConfig.EmitEarlyWhenFull(records.Value) : EagerConfig.EmitEarlyWhenFull(records.Value, CacheSize.OfB((int)bytes));
        else buffer = records is null ? StrictBufferConfig.Bounded(CacheSize.OfB((int)bytes!)) : bytes is null ? StrictBufferConfig.Bounded(records.Value) : StrictBufferConfig.Bounded(records.Value, CacheSize.OfB((int)bytes));
        if (node["logging"] is { } logging && !(bool)logging) buffer = buffer is EagerConfig eager ? eager.WithLoggingDisabled() : ((StrictBufferConfig)buffer).WithLoggingDisabled();
        Suppressed<K, V> suppressed = Text(node, "until") == "timeLimit"
            ? SuppressedBuilder.UntilTimeLimit<K, V>(Ms((long)node["timeLimitMs"]!), buffer)
            : (Suppressed<K, V>)Call(nameof(UntilClosed), [typeof(K), typeof(V)], buffer)!;
        return ((IKTable<K, V>)input.Made).Suppress(suppressed, Text(node, "name"));
    }

    private object UntilClosed<K, V>(IBufferConfig buffer)
        where K : Windowed => SuppressedBuilder.UntilWindowClose<K, V>(buffer);

    private object JoinTables<K, V, V0, VR>(JsonObject node, Handle left, Handle right)
    {
        var (table, other) = ((IKTable<K, V>)left.Made, (IKTable<K, V0>)right.Made);
        var f = Functions.Joiner(Text(node, "joiner")!);
        Func<K, V, V0, VR> joiner = (k, l, r) => As<VR>(f(k, l, r));
        var materialized = KeyValueMaterialized<K, VR>(node, (ISerDes<K>)Handle.SerDes(left.KeyKind), (ISerDes<VR>)Handle.SerDes(Text(node, "vType")!));
        return Op(node) switch
        {
            "KTable.join" => table.Join(other, joiner, materialized, Text(node, "name")),
            "KTable.leftJoin" => table.LeftJoin(other, joiner, materialized, Text(node, "name")),
            _ => table.OuterJoin(other, joiner, materialized, Text(node, "name")),
        };
    }

    private object JoinByForeignKey<K, V, V0, VR>(JsonObject node, Handle left, Handle right)
    {
        var (table, other) = ((IKTable<K, V>)left.Made, (IKTable<string, V0>)right.Made);
        var (key, f) = (Functions.Key(Text(node, "foreignKeyFn")!), Functions.Joiner(Text(node, "joiner")!));
        bool withKey = Flag(node, "withKey");
        Func<K, V, string> foreignKey = (k, v) => key(withKey ? k : null, v)!;
        Func<K, V, V0, VR> joiner = (k, l, r) => As<VR>(f(k, l, r));
        var materialized = KeyValueMaterialized<K, VR>(node, (ISerDes<K>)Handle.SerDes(left.KeyKind), (ISerDes<VR>)Handle.SerDes(Text(node, "vType")!));
        return Op(node) == "KTable.foreignKeyJoin"
            ? table.Join(other, foreignKey, joiner, materialized, Text(node, "name"))
            : table.LeftJoin(other, foreignKey, joiner, materialized, Text(node, "name"));
    }
}
