using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Conformance.Streams;

/// <summary>Java's exceptions and the ones that stand for them here.</summary>
internal static class ErrorKinds
{
    public static Type? Of(string javaClass) => javaClass[(javaClass.LastIndexOf('.') + 1)..] switch
    {
        "TopologyException" => typeof(TopologyException),
        "StreamsException" => typeof(StreamsException),
        "IllegalArgumentException" => typeof(ArgumentException),
        _ => null,
    };
}
