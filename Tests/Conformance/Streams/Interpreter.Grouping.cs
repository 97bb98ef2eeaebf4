using System.Text.Json.Nodes;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Conformance.Streams;

/// <content>Grouped, cogrouped and windowed streams, and grouped tables.</content>
internal sealed partial class Interpreter
{
    private Handle? MakeOfGrouping(JsonObject node, string op)
    {
        var input = In(node);
        Type[] same = [input.K, input.V], newValue = [input.K, input.V, ValueType(node)];
        // A windowed grouping still holds its plain key's type.
        return op switch
        {
            "KGroupedStream.windowedBy" => new Handle(Call(nameof(WindowedBy), same, node, input.Made)!, input.KeyKind, input.ValueKind),
            "CogroupedKStream.windowedBy" => new Handle(Call(nameof(CogroupWindowedBy), same, node, input.Made)!, input.KeyKind, input.ValueKind),
            "KGroupedStream.cogroup" => CogroupOf(node),
            "CogroupedKStream.aggregate" => Result(node, nameof(CogroupAggregate), same, node, input),
            "TimeWindowedCogroupedKStream.aggregate" => Result(node, nameof(TimeCogroupAggregate), same, node, input),
            "SessionWindowedCogroupedKStream.aggregate" => Result(node, nameof(SessionCogroupAggregate), same, node, input),
            "KGroupedStream.count" => Result(node, nameof(Count), same, node, input),
            "KGroupedStream.reduce" => Result(node, nameof(Reduce), same, node, input),
            "KGroupedStream.aggregate" => Result(node, nameof(Aggregate), newValue, node, input),
            "TimeWindowedKStream.count" => Result(node, nameof(TimeCount), same, node, input),
            "TimeWindowedKStream.reduce" => Result(node, nameof(TimeReduce), same, node, input),
            "TimeWindowedKStream.aggregate" => Result(node, nameof(TimeAggregate), newValue, node, input),
            "SessionWindowedKStream.count" => Result(node, nameof(SessionCount), same, node, input),
            "SessionWindowedKStream.reduce" => Result(node, nameof(SessionReduce), same, node, input),
            "SessionWindowedKStream.aggregate" => Result(node, nameof(SessionAggregate), newValue, node, input),
            "KGroupedTable.count" => Result(node, nameof(TableCount), same, node, input),
            "KGroupedTable.reduce" => Result(node, nameof(TableReduce), same, node, input),
            "KGroupedTable.aggregate" => Result(node, nameof(TableAggregate), newValue, node, input),
            _ => throw new ArgumentException($"no such operation: {op}"),
        };
    }

    private Func<VR> Initial<VR>(JsonObject node)
    {
        var f = Functions.Initializer(Text(node, "initializer")!);
        return () => As<VR>(f());
    }

    private static Func<K, V, VR, VR> Adding<K, V, VR>(string function)
    {
        var f = Functions.Aggregator(function);
        return (k, v, a) => As<VR>(f(k, v, a));
    }

    private static Func<K, VR, VR, VR> Merging<K, VR>(JsonObject node)
    {
        var f = Functions.Merger(Text(node, "merger")!);
        return (k, x, y) => As<VR>(f(k, x, y));
    }

    private static Func<V, V, V> Reducing<V>(string function)
    {
        var f = Functions.Reducer(function);
        return (x, y) => As<V>(f(x, y));
    }

    private object WindowedBy<K, V>(JsonObject node, IKGroupedStream<K, V> stream)
    {
        var window = node["window"]!;
        var emit = Text(node, "emit") switch { "close" => EmitStrategy.OnWindowClose, "update" => EmitStrategy.OnWindowUpdate, _ => (EmitStrategy?)null };
        object windowed = Text(window, "type") switch
        {
            "tumbling" => stream.WindowedBy(TumblingWindowOptions.Of((long)window["sizeMs"]!, Number(window, "graceMs") ?? 0)),
            "hopping" => stream.WindowedBy(HoppingWindowOptions.Of((long)window["sizeMs"]!, (long)window["advanceMs"]!, Number(window, "graceMs") ?? 0)),
            "sliding" => stream.WindowedBy(SlidingWindowOptions.Of((long)window["diffMs"]!, Number(window, "graceMs") ?? 0)),
            "session" => stream.WindowedBy(SessionWindowOptions.Of((long)window["gapMs"]!, Number(window, "graceMs") ?? 0)),
            _ => stream.WindowedBy(Number(window, "startMs") is { } start ? UnlimitedWindowOptions.Of().StartOn(start) : UnlimitedWindowOptions.Of()),
        };
        if (emit is null) return windowed;
        return windowed is ISessionWindowedKStream<K, V> sessions ? sessions.EmitStrategy(emit.Value) : ((ITimeWindowedKStream<K, V>)windowed).EmitStrategy(emit.Value);
    }

    private object CogroupWindowedBy<K, V>(JsonObject node, ICogroupedKStream<K, V> stream)
    {
        var window = node["window"]!;
        return Text(window, "type") switch
        {
            "tumbling" => stream.WindowedBy(TumblingWindowOptions.Of((long)window["sizeMs"]!, Number(window, "graceMs") ?? 0)),
            "hopping" => stream.WindowedBy(HoppingWindowOptions.Of((long)window["sizeMs"]!, (long)window["advanceMs"]!, Number(window, "graceMs") ?? 0)),
            "sliding" => stream.WindowedBy(SlidingWindowOptions.Of((long)window["diffMs"]!, Number(window, "graceMs") ?? 0)),
            "session" => stream.WindowedBy(SessionWindowOptions.Of((long)window["gapMs"]!, Number(window, "graceMs") ?? 0)),
            _ => stream.WindowedBy(Number(window, "startMs") is { } start ? UnlimitedWindowOptions.Of().StartOn(start) : UnlimitedWindowOptions.Of()),
        };
    }

    private Handle CogroupOf(JsonObject node)
    {
        var aggregators = node["aggregators"]!.AsArray().Select(a => (string)a!).ToArray();
        object? made = null;
        for (int i = 0; i < Inputs(node); i++)
        {
            var input = In(node, i);
            made = made is null
                ? Call(nameof(Cogroup), [input.K, input.V, ValueType(node)], input.Made, aggregators[i])
                : Call(nameof(CogroupMore), [input.K, input.V, ValueType(node)], made, input.Made, aggregators[i]);
        }

        return new Handle(made!, Text(node, "kType") ?? In(node).KeyKind, Text(node, "vType") ?? "string");
    }

    private object Cogroup<K, V, VR>(IKGroupedStream<K, V> stream, string aggregator) => stream.Cogroup(Adding<K, V, VR>(aggregator));

    private object CogroupMore<K, V, VR>(ICogroupedKStream<K, VR> cogrouped, IKGroupedStream<K, V> stream, string aggregator) => cogrouped.Cogroup(stream, Adding<K, V, VR>(aggregator));

    private object CogroupAggregate<K, VR>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((ICogroupedKStream<K, VR>)input.Made, KeyValueMaterialized<K, VR>(node, Keys<K>(input), Values<VR>(node)));
        return materialized is null ? stream.Aggregate(Initial<VR>(node), Text(node, "name")) : stream.Aggregate(Initial<VR>(node), materialized, Text(node, "name"));
    }

    private object TimeCogroupAggregate<K, VR>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((ITimeWindowedCogroupedKStream<K, VR>)input.Made, WindowMaterialized<K, VR>(node, Keys<K>(input), Values<VR>(node)));
        return materialized is null ? stream.Aggregate(Initial<VR>(node), Text(node, "name")) : stream.Aggregate(Initial<VR>(node), materialized, Text(node, "name"));
    }

    private object SessionCogroupAggregate<K, VR>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((ISessionWindowedCogroupedKStream<K, VR>)input.Made, SessionMaterialized<K, VR>(node, Keys<K>(input), Values<VR>(node)));
        return materialized is null
            ? stream.Aggregate(Initial<VR>(node), Merging<K, VR>(node), Text(node, "name"))
            : stream.Aggregate(Initial<VR>(node), Merging<K, VR>(node), materialized, Text(node, "name"));
    }

    private object Count<K, V>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((IKGroupedStream<K, V>)input.Made, KeyValueMaterialized<K, long>(node, Keys<K>(input), new Int64SerDes()));
        return (materialized is null ? stream.Count(Text(node, "name")) : stream.Count(materialized, Text(node, "name"))).AsNullable();
    }

    private object Reduce<K, V>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((IKGroupedStream<K, V>)input.Made, KeyValueMaterialized<K, V>(node, Keys<K>(input), Values<V>(node)));
        var f = Reducing<V>(Text(node, "reducer")!);
        return materialized is null ? stream.Reduce(f) : stream.Reduce(f, materialized, Text(node, "name"));
    }

    private object Aggregate<K, V, VR>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((IKGroupedStream<K, V>)input.Made, KeyValueMaterialized<K, VR>(node, Keys<K>(input), Values<VR>(node)));
        var f = Adding<K, V, VR>(Text(node, "aggregator")!);
        return materialized is null ? stream.Aggregate(Initial<VR>(node), f) : stream.Aggregate(Initial<VR>(node), f, materialized, Text(node, "name"));
    }

    private object TimeCount<K, V>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((ITimeWindowedKStream<K, V>)input.Made, WindowMaterialized<K, long>(node, Keys<K>(input), new Int64SerDes()));
        return (materialized is null ? stream.Count(Text(node, "name")) : stream.Count(materialized, Text(node, "name"))).AsNullable();
    }

    private object TimeReduce<K, V>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((ITimeWindowedKStream<K, V>)input.Made, WindowMaterialized<K, V>(node, Keys<K>(input), Values<V>(node)));
        var f = Reducing<V>(Text(node, "reducer")!);
        return materialized is not null ? stream.Reduce(f, materialized, Text(node, "name")) : stream.Reduce(f, null!, Text(node, "name"));
    }

    private object TimeAggregate<K, V, VR>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((ITimeWindowedKStream<K, V>)input.Made, WindowMaterialized<K, VR>(node, Keys<K>(input), Values<VR>(node)));
        var f = Adding<K, V, VR>(Text(node, "aggregator")!);
        return materialized is not null ? stream.Aggregate(Initial<VR>(node), f, materialized, Text(node, "name"))
            : Text(node, "name") is { } name ? stream.Aggregate(Initial<VR>(node), f, name) : stream.Aggregate(Initial<VR>(node), f);
    }

    private object SessionCount<K, V>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((ISessionWindowedKStream<K, V>)input.Made, SessionMaterialized<K, long>(node, Keys<K>(input), new Int64SerDes()));
        return (materialized is null ? stream.Count(Text(node, "name")) : stream.Count(materialized, Text(node, "name"))).AsNullable();
    }

    private object SessionReduce<K, V>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((ISessionWindowedKStream<K, V>)input.Made, SessionMaterialized<K, V>(node, Keys<K>(input), Values<V>(node)));
        var f = Reducing<V>(Text(node, "reducer")!);
        return materialized is null ? stream.Reduce(f, Text(node, "name")) : stream.Reduce(f, materialized, Text(node, "name"));
    }

    private object SessionAggregate<K, V, VR>(JsonObject node, Handle input)
    {
        var (stream, materialized) = ((ISessionWindowedKStream<K, V>)input.Made, SessionMaterialized<K, VR>(node, Keys<K>(input), Values<VR>(node)));
        var f = Adding<K, V, VR>(Text(node, "aggregator")!);
        return materialized is null
            ? stream.Aggregate(Initial<VR>(node), f, Merging<K, VR>(node), Text(node, "name"))
            : stream.Aggregate(Initial<VR>(node), f, Merging<K, VR>(node), materialized, Text(node, "name"));
    }

    private object TableCount<K, V>(JsonObject node, Handle input) =>
        ((IKGroupedTable<K, V>)input.Made).Count(KeyValueMaterialized<K, long>(node, Keys<K>(input), new Int64SerDes()), Text(node, "name")).AsNullable();

    private object TableReduce<K, V>(JsonObject node, Handle input) => ((IKGroupedTable<K, V>)input.Made).Reduce(
        Reducing<V>(Text(node, "reducer")!), Reducing<V>(Text(node, "subtractor")!), KeyValueMaterialized<K, V>(node, Keys<K>(input), Values<V>(node)), node["materialized"] is null ? null : Text(node, "name"));

    private object TableAggregate<K, V, VR>(JsonObject node, Handle input) => ((IKGroupedTable<K, V>)input.Made).Aggregate(
        Initial<VR>(node),
        Adding<K, V, VR>(Text(node, "aggregator")!),
        Adding<K, V, VR>(Text(node, "subtractor")!),
        KeyValueMaterialized<K, VR>(node, Keys<K>(input), Values<VR>(node)),
        node["materialized"] is null ? null : Text(node, "name"));

    private static ISerDes<K> Keys<K>(Handle input) => (ISerDes<K>)Handle.SerDes(input.KeyKind);

    private static ISerDes<V> Values<V>(JsonObject node) => (ISerDes<V>)Handle.SerDes(Text(node, "vType") ?? "string");
}
