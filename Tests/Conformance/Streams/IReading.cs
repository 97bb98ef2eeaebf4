using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Conformance.Streams;

/// <summary>Reads and writes a store whose types are known only at run time.</summary>
internal interface IReading
{
    object? Get(object key);

    (object? Value, long Timestamp)? GetTimestamped(object key);

    void Put(object key, object? value);

    void PutTimestamped(object key, object? value, long timestamp);

    object? PutIfAbsent(object key, object? value);

    IEnumerable<Entry> Entries(string mode, string? from, string? to);

    void PutWindow(object key, object? value, long start);

    (object? Value, long? Timestamp)? FetchWindow(object key, long time);

    IEnumerable<(long Start, object? Value, long? Timestamp)> FetchWindows(object key, long from, long to, bool backward);

    IEnumerable<Entry> Windows(string op, string? from, string? to, long timeFrom, long timeTo);

    void PutSession(object key, Window session, object? value);

    IEnumerable<Entry> Sessions(string op, object? key, object? to, long a, long b);

    long PutVersioned(object key, object? value, long timestamp);

    (object? Value, long From, long? To)? GetVersioned(object key, long? asOf);
}
