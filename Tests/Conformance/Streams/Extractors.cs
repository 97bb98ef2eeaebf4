using System.Globalization;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Conformance.Streams;

/// <summary>The vectors' timestamp extractors by name.</summary>
internal static class Extractors
{
    public static ITimestampExtractor Of(string function)
    {
        int colon = function.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? function : function[..colon];
        long n = colon < 0 ? 0 : long.Parse(function[(colon + 1)..], CultureInfo.InvariantCulture);
        return name switch
        {
            "fail" => new FailOnInvalidTimestamp(),
            "log-and-skip" => new LogAndSkipOnInvalidTimestamp(),
            "use-partition-time" => new UsePartitionTimeOnInvalidTimestamp(),
            "from-value" => new ByFunction((record, _) => FromValue(record.Message.Value)),
            "plus" => new ByFunction((record, _) => record.Message.Timestamp.UnixTimestampMs + n),
            "partition-time-plus" => new ByFunction((_, partitionTime) => Math.Max(0, partitionTime) + n),
            _ => throw new ArgumentException($"the vectors have no extractor {function}"),
        };
    }

    private static long FromValue(object? value)
    {
        string text = Text.Of(value);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return Text.Number(colon < 0 ? text : text[..colon]) ?? -1;
    }

    private sealed class ByFunction(Func<ConsumeResult<object, object>, long, long> extract) : ITimestampExtractor
    {
        public long Extract(ConsumeResult<object, object> record, long partitionTime) => extract(record, partitionTime);
    }
}
