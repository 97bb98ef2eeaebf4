using System.Text;
using System.Text.Json.Nodes;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Conformance.Streams;

/// <summary>One case: built with the public API, run in the test driver, and what came out.</summary>
internal sealed class CaseRun(JsonObject @case)
{
    private readonly Actual _actual = new();
    private readonly Dictionary<string, string> _keyKinds = [];
    private readonly Dictionary<string, string> _valueKinds = [];
    private Interpreter _interpreter = null!;
    private TopologyTestDriver _driver = null!;
    private int _seen;

    public Actual Run()
    {
        string folder = Path.Combine(Path.GetTempPath(), "streamiz-vectors", Guid.NewGuid().ToString("N"));
        try
        {
            if (!In("build", null, () => Build(folder))) return _actual;
            if (!In("start", null, Start)) return _actual;
            using (_driver)
            {
                var steps = @case["steps"]!.AsArray();
                for (int i = 0; i < steps.Count; i++)
                {
                    int step = i;
                    if (!In("step", step, () => Step(steps[step]!.AsObject()))) return _actual;
                }

                Collect();
            }

            return _actual;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private bool In(string phase, int? step, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception e)
        {
            (_actual.ErrorPhase, _actual.ErrorStep, _actual.Error) = (phase, step, e);
            return false;
        }
    }

    private void Build(string folder)
    {
        var config = CaseConfig.Of(@case["config"] as JsonObject ?? [], folder);
        _interpreter = new Interpreter(@case, config);
        var topology = _interpreter.Build();
        _actual.Describe = topology.Describe().ToString();
        foreach (var (node, keys) in _interpreter.Branches) _actual.Branches[node] = keys!.DeepClone();
        _topology = topology;
        foreach (var node in @case["topology"]!.AsArray().Select(n => n!.AsObject()))
            if ((string?)node["topic"] is { } topic && ((string)node["op"]!).EndsWith("to", StringComparison.Ordinal)) Note(node, topic);
    }

    private Topology _topology = null!;

    private void Start()
    {
        long wallClock = (long?)@case["config"]?["wallClockStartMs"] ?? 0;
        _driver = new TopologyTestDriver(_topology, _interpreter.Config, DateTimeOffset.FromUnixTimeMilliseconds(wallClock).UtcDateTime);
        var topics = _driver.InternalTopics;
        _actual.InternalTopics = [.. topics.OrderBy(t => t.Name, StringComparer.Ordinal).Select(Describe)];
        _actual.CopartitionGroups = [.. _driver.LogicalTopology.CopartitionGroups("vectors").Select(g => new JsonArray([.. g.Order(StringComparer.Ordinal).Select(t => (JsonNode)t)])).OrderBy(g => g.ToJsonString(), StringComparer.Ordinal)];
    }

    private static JsonNode Describe(Streamiz.Kafka.Net.Runtime.InternalTopic topic)
    {
        var said = new JsonObject { ["topic"] = topic.Name, ["type"] = topic.IsRepartition ? "repartition" : "changelog" };
        if (topic.Partitions is { } partitions) said["partitions"] = partitions;
        var config = new JsonObject();
        foreach (var (key, value) in topic.Config.OrderBy(p => p.Key, StringComparer.Ordinal)) config[key] = value;
        said["config"] = config;
        return said;
    }

    private void Note(JsonObject node, string topic)
    {
        _keyKinds[topic] = (string?)node["kType"] ?? "string";
        _valueKinds[topic] = (string?)node["vType"] ?? "string";
    }

    private void Step(JsonObject step)
    {
        _interpreter.Log.Clear();
        try
        {
            if (step["advanceWallClockMs"] is { } ms) _driver.AdvanceWallClockTime(TimeSpan.FromMilliseconds((long)ms));
            else Pipe(step["pipe"]!.AsObject());
        }
        finally
        {
            var outputs = new JsonArray();
            for (; _seen < _driver.Produced.Count; _seen++)
            {
                var record = _driver.Produced[_seen];
                if (IsInternal(record.Topic)) Keep(record);
                else outputs.Add(Output(record));
            }

            _actual.Outputs.Add(outputs);
            _actual.Log.Add(new JsonArray([.. _interpreter.Log.Select(l => (JsonNode)l)]));
        }
    }

    private void Pipe(JsonObject pipe)
    {
        _driver.Queue(PipedRecord.Of(pipe));
        _driver.Run();
    }

    // The application id of all cases is this one.
    private static bool IsInternal(string topic) => topic.StartsWith("vectors-", StringComparison.Ordinal);

    private void Keep(CapturedRecord record)
    {
        if (_actual.InternalRecords[record.Topic] is not JsonArray kept) _actual.InternalRecords[record.Topic] = kept = [];
        var row = new JsonArray(Base64(record.Key), Base64(record.Value), record.Timestamp < 0 ? null : record.Timestamp);
        var headers = Headers(record);
        if (headers.Count > 0) row.Add((JsonNode)headers);
        kept.Add((JsonNode)row);
    }

    private static JsonNode? Base64(byte[]? bytes) => bytes is null ? null : Convert.ToBase64String(bytes);

    private static JsonArray Headers(CapturedRecord record)
    {
        var headers = new JsonArray();
        var walk = new HeaderWalk(record.Headers);
        while (walk.MoveNext()) headers.Add((JsonNode)new JsonArray(Encoding.UTF8.GetString(walk.Key), walk.ValueIsNull ? null : HeaderText(walk.Value)));
        return headers;
    }

    private static string HeaderText(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value);

    private JsonObject Output(CapturedRecord record)
    {
        string keyKind = _keyKinds.GetValueOrDefault(record.Topic, DynamicKind(record.Topic, "kType")), valueKind = _valueKinds.GetValueOrDefault(record.Topic, DynamicKind(record.Topic, "vType"));
        var output = new JsonObject { ["topic"] = record.Topic, ["key"] = Shown(record.Key, keyKind), ["value"] = Value(record.Value, valueKind), ["ts"] = record.Timestamp };
        if (Headers(record) is { Count: > 0 } headers) output["headers"] = headers;
        if (keyKind != "string" && record.Key is not null) output["keyBytes"] = Convert.ToBase64String(record.Key);
        return output;
    }

    // Topics that records choose: the types are those of the node that writes to topics of such a name; sinks of the Processor API are told by their topic.
    private string DynamicKind(string topic, string which) => (string?)@case["topology"]!.AsArray().Select(n => n!.AsObject()).FirstOrDefault(n =>
        (string?)n["topicFn"] is { } f ? topic.StartsWith(f[(f.IndexOf(':', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal)
            : (string)n["op"]! == "Topology.addSink" && (string?)n["topic"] == topic)?[which] ?? "string";

    private static JsonNode? Shown(byte[]? key, string kind) => key is null ? null : Deserialized(key, kind) is { } shown ? Text.Of(shown) : null;

    private static JsonNode? Value(byte[]? value, string kind) => value is null ? null : Deserialized(value, kind) is long n ? n : Text.Of(Deserialized(value, kind));

    private static object? Deserialized(byte[] bytes, string kind) =>
        ((Streamiz.Kafka.Net.SerDes.ISerDes)Handle.SerDes(kind)).DeserializeObject(bytes, new Confluent.Kafka.SerializationContext(Confluent.Kafka.MessageComponentType.Value, "any"));

    private void Collect()
    {
        _actual.Dropped = _driver.DroppedRecords;
        var reader = new StoreReader(@case, _driver);
        foreach (var (name, store) in _driver.StateStores.OrderBy(p => p.Key, StringComparer.Ordinal)) _actual.Stores[name] = reader.Read(store);
        foreach (var query in @case["queries"]?.AsArray() ?? []) _actual.QueryResults.Add((JsonNode)reader.Query(query!.AsObject()));
    }
}
