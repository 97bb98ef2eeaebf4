using System.Text.Json.Nodes;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Conformance.Streams;

/// <content>The Processor API.</content>
internal sealed partial class Interpreter
{
    private Handle? MakeLowLevel(JsonObject node, string op)
    {
        switch (op)
        {
            case "Topology.addSource":
                Call(nameof(AddSource), [KeyType(node), ValueType(node)], node);
                return new Handle(_lowLevel!, Text(node, "kType")!, Text(node, "vType")!);
            case "Topology.addProcessor":
                // A parent that is not there is for the topology to refuse.
                var parent = _made.GetValueOrDefault(Parents(node)[0]);
                Call(nameof(AddProcessor), [parent?.K ?? typeof(string), parent?.V ?? typeof(string), KeyType(node), ValueType(node)], node);
                return new Handle(_lowLevel!, Text(node, "kType")!, Text(node, "vType")!);
            case "Topology.addSink":
                Call(nameof(AddSink), [KeyType(node), ValueType(node)], node);
                return null;
            case "Topology.addStateStore":
                _lowLevel!.AddStateStore(StoreBuilder(node["store"]!.AsObject()), [.. (node["processors"]?.AsArray() ?? []).Select(p => (string)p!)]);
                return null;
            case "Topology.connectProcessorAndStateStores":
                _lowLevel!.ConnectProcessorAndStateStores(Text(node, "processor")!, Stores(node));
                return null;
            default:
                throw new ArgumentException($"no such operation: {op}");
        }
    }

    private object? AddSource<K, V>(JsonObject node)
    {
        var topics = node["topics"] is JsonArray many ? many.Select(t => (string)t!) : [Text(node, "topics")!];
        var extractor = Text(node, "timestampExtractor") is { } e ? Extractors.Of(e) : null;
        _lowLevel!.AddSource(Text(node, "id")!, topics, (ISerDes<K>)Handle.SerDes(Text(node, "kType")!), (ISerDes<V>)Handle.SerDes(Text(node, "vType")!), extractor);
        return null;
    }

    private object? AddProcessor<K, V, KR, VR>(JsonObject node)
    {
        var processor = node["processor"]!.AsObject();
        _lowLevel!.AddProcessor(Text(node, "id")!, () => new VectorProcessor<K, V, KR, VR>(processor), Parents(node));
        return null;
    }

    private object? AddSink<K, V>(JsonObject node)
    {
        var (keys, values) = ((ISerDes<K>)Handle.SerDes(Text(node, "kType")!), (ISerDes<V>)Handle.SerDes(Text(node, "vType")!));
        if (Text(node, "topic") is { } topic) _lowLevel!.AddSink(Text(node, "id")!, topic, keys, values, Parents(node));
        else
        {
            var f = Functions.Topic(Text(node, "topicFn")!);
            _lowLevel!.AddSink(Text(node, "id")!, (k, v, _) => f(k, v), keys, values, Parents(node));
        }

        return null;
    }

    private static string[] Parents(JsonObject node) => node["in"] is JsonArray many ? [.. many.Select(p => (string)p!)] : [(string)node["in"]!];
}
