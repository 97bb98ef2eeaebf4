using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Conformance.Streams;

/// <content>Sources and stores.</content>
internal sealed partial class Interpreter
{
    private Handle? MakeSource(JsonObject node, string op)
    {
        switch (op)
        {
            case "StreamsBuilder.stream":
                return Result(node, nameof(Stream), [KeyType(node), ValueType(node)], node);
            case "StreamsBuilder.table":
                return Result(node, nameof(Table), [KeyType(node), ValueType(node)], node);
            case "StreamsBuilder.globalTable":
                return Result(node, nameof(GlobalTable), [KeyType(node), ValueType(node)], node);
            case "StreamsBuilder.addStateStore":
                _builder.AddStateStore(StoreBuilder(node["store"]!.AsObject()));
                return null;
            case "StreamsBuilder.addGlobalStore":
                Call(nameof(AddGlobalStore), [KeyType(node), ValueType(node)], node);
                return null;
            default:
                throw new ArgumentException($"no such operation: {op}");
        }
    }

    private object Stream<K, V>(JsonObject node)
    {
        var consumed = Consumed<K, V>.With((ISerDes<K>)Handle.SerDes(Text(node, "kType")!), (ISerDes<V>)Handle.SerDes(Text(node, "vType")!));
        if (Text(node, "name") is { } name) consumed = consumed.WithName(name);
        if (Text(node, "timestampExtractor") is { } extractor) consumed = consumed.WithTimestampExtractor(Extractors.Of(extractor));
        if (Text(node, "pattern") is { } pattern) return _builder.Stream(new Regex(pattern), consumed);
        return _builder.Stream(node["topics"] is JsonArray many ? many.Select(t => (string)t!) : [Text(node, "topics")!], consumed);
    }

    private object Table<K, V>(JsonObject node)
    {
        var (keys, values) = ((ISerDes<K>)Handle.SerDes(Text(node, "kType")!), (ISerDes<V>)Handle.SerDes(Text(node, "vType")!));
        var extractor = Text(node, "timestampExtractor") is { } e ? Extractors.Of(e) : null;
        return _builder.Table(Text(node, "topic")!, keys, values, KeyValueMaterialized<K, V>(node, keys, values)!, Text(node, "name")!, extractor!);
    }

    private object GlobalTable<K, V>(JsonObject node)
    {
        var (keys, values) = ((ISerDes<K>)Handle.SerDes(Text(node, "kType")!), (ISerDes<V>)Handle.SerDes(Text(node, "vType")!));
        return _builder.GlobalTable(Text(node, "topic")!, keys, values, KeyValueMaterialized<K, V>(node, keys, values)!, Text(node, "name")!);
    }

    private object? AddGlobalStore<K, V>(JsonObject node)
    {
        var processor = node["processor"]!.AsObject();
        _builder.AddGlobalStore<K, V>(
            StoreBuilder(node["store"]!.AsObject()),
            Text(node, "topic")!,
            Consumed<K, V>.With((ISerDes<K>)Handle.SerDes(Text(node, "kType")!), (ISerDes<V>)Handle.SerDes(Text(node, "vType")!)),
            () => new VectorProcessor<K, V, K, V>(processor));
        return null;
    }
}
