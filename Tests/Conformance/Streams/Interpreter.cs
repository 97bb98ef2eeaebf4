using System.Reflection;
using System.Text.Json.Nodes;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Conformance.Streams;

/// <summary>Builds a case's topology with the public API, one call a node.</summary>
internal sealed partial class Interpreter
{
    private readonly JsonObject _case;
    private readonly StreamBuilder _builder;
    private readonly Dictionary<string, Handle> _made = [];
    private readonly Dictionary<string, string> _storeKinds = [];
    private readonly Topology? _lowLevel;

    public Interpreter(JsonObject @case, IStreamConfig config)
    {
        _case = @case;
        _builder = new StreamBuilder(config);
        Config = config;
        if (Nodes.Any(n => Op(n).StartsWith("Topology.", StringComparison.Ordinal))) _lowLevel = new Topology();
    }

    public IStreamConfig Config { get; }

    /// <summary>Where peek and foreach write.</summary>
    public List<string> Log { get; } = [];

    public JsonObject Branches { get; } = [];

    private IEnumerable<JsonObject> Nodes => _case["topology"]!.AsArray().Select(n => n!.AsObject());

    public Topology Build()
    {
        foreach (var node in Nodes)
        {
            var made = Make(node);
            if (made is not null) _made[Text(node, "id")!] = made;
        }

        return _lowLevel ?? _builder.Build(Config);
    }

    private Handle? Make(JsonObject node)
    {
        string op = Op(node);
        string owner = op[..op.IndexOf('.', StringComparison.Ordinal)];
        return owner switch
        {
            "Topology" => MakeLowLevel(node, op),
            "StreamsBuilder" => MakeSource(node, op),
            "KStream" => MakeOfStream(node, op),
            "KTable" => MakeOfTable(node, op),
            _ => MakeOfGrouping(node, op),
        };
    }

    /// <summary>Calls one of the generic methods below with the types of a case.</summary>
    private object? Call(string method, Type[] types, params object?[] arguments)
    {
        var generic = typeof(Interpreter).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic) ?? throw new MissingMethodException(method);
        return generic.MakeGenericMethod(types).Invoke(this, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    private Handle Result(JsonObject node, string method, Type[] types, params object?[] arguments) =>
        new(Call(method, types, arguments)!, Text(node, "kType") ?? "string", Text(node, "vType") ?? "string");

    private Handle In(JsonObject node, int index = 0)
    {
        var input = node["in"] is JsonArray many ? many[index]! : node["in"]!;
        return _made[(string)input!];
    }

    private int Inputs(JsonObject node) => node["in"] is JsonArray many ? many.Count : 1;

    private static string Op(JsonObject node) => (string)node["op"]!;

    private static string? Text(JsonNode node, string key) => (string?)node[key];

    private static long? Number(JsonNode? node, string key) => (long?)node?[key];

    private static bool Flag(JsonNode node, string key) => (bool?)node[key] ?? false;

    private static Type ValueType(JsonObject node) => Handle.TypeOfValue(Text(node, "vType") ?? "string");

    private static Type KeyType(JsonObject node) => Handle.TypeOfKey(Text(node, "kType") ?? "string");

    private static T As<T>(object? value) => value is null ? default! : (T)value;

    private static TimeSpan Ms(long ms) => TimeSpan.FromMilliseconds(ms);
}
