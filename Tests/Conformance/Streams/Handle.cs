using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Conformance.Streams;

/// <summary>What a node of a case gave: a stream, table or grouping, and the types of its records.</summary>
internal sealed record Handle(object Made, string KeyKind, string ValueKind)
{
    public Type K => TypeOfKey(KeyKind);

    public Type V => TypeOfValue(ValueKind);

    public static Type TypeOfKey(string kind) => kind switch
    {
        "string" => typeof(string),
        "long" => typeof(long?),
        _ => typeof(Windowed<string>),
    };

    public static Type TypeOfValue(string kind) => kind == "long" ? typeof(long?) : typeof(string);

    /// <summary>The serde that a kind of the vectors stands for.</summary>
    public static object SerDes(string kind) => kind switch
    {
        "string" => new StringSerDes(),
        "long" => new NullableLongSerDes(),
        "session" => new SessionWindowedSerDes<string>(new StringSerDes()),
        _ when kind.StartsWith("windowed:", StringComparison.Ordinal) => new TimeWindowedSerDes<string>(new StringSerDes(), long.Parse(kind["windowed:".Length..], System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"the vectors have no kind {kind}"),
    };
}
