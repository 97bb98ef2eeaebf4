using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>A record as processors see it. It does not change; the <c>With…</c> methods give changed copies.</summary>
/// <typeparam name="K">Type of the key.</typeparam>
/// <typeparam name="V">Type of the value.</typeparam>
public class Record<K, V>
{
    // Decoded only when asked for; then it is what goes out, since the user may have changed it.
    private Headers? _decoded;

    internal Record(in StreamRecord<K, V> record, RecordContext? origin)
    {
        (Stream, Origin) = (record, origin);
    }

    private Record(in StreamRecord<K, V> record, Headers? headers, RecordContext? origin)
    {
        (Stream, _decoded, Origin) = (record, headers, origin);
    }

    /// <summary>The headers.</summary>
    public Headers Headers => _decoded ??= HeaderCodec.Decode(Stream.Headers);

    /// <summary>The key; the default value of its type when there is none.</summary>
    public K Key => Stream.Key;

    /// <summary>The time.</summary>
    public Timestamp Timestamp => new(Stream.Timestamp, TimestampType.CreateTime);

    /// <summary>The time, milliseconds since 1970; -1 when none was given (a forwarded record then has that of the record being worked on).</summary>
    public long TimestampMs => Stream.Timestamp;

    /// <summary>Where the record came from; offset -1 when it was not read from a topic.</summary>
    public TopicPartitionOffset TopicPartitionOffset => Origin is null ? new TopicPartitionOffset("", -1, -1) : new TopicPartitionOffset(Origin.Topic, Origin.Partition, Origin.Offset);

    /// <summary>The value; the default value of its type when there is none.</summary>
    public V Value => Stream.Value;

    /// <summary>Whether there is no key.</summary>
    public bool KeyIsNull => Stream.KeyIsNull;

    /// <summary>Whether there is no value.</summary>
    public bool ValueIsNull => Stream.ValueIsNull;

    /// <summary>The record itself, headers as they came.</summary>
    internal StreamRecord<K, V> Stream { get; }

    internal RecordContext? Origin { get; }

    /// <summary>Whether headers were given or asked for; otherwise those of the record being worked on go out.</summary>
    internal bool HasHeaders => _decoded is not null || !Stream.Headers.IsEmpty;

    internal RecordHeaders EncodedHeaders => _decoded is null ? Stream.Headers : HeaderCodec.Encode(_decoded);

    /// <summary>A record without key.</summary>
    public static Record<K, V> Create(V value) => Create(default!, value);

    /// <summary>A record.</summary>
    public static Record<K, V> Create(K key, V value) => new(new StreamRecord<K, V>(key, value, -1, default), null, null);

    /// <summary>A record without key.</summary>
    public static Record<K, V> Create(V value, Headers headers) => Create(default!, value, headers);

    /// <summary>A record.</summary>
    public static Record<K, V> Create(K key, V value, Headers headers) => new(new StreamRecord<K, V>(key, value, -1, default), headers, null);

    /// <summary>A record. (Ours.)</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="timestampMs">Its time, milliseconds since 1970.</param>
    /// <param name="headers">Its headers.</param>
    [OverloadResolutionPriority(-1)]
    public static Record<K, V> Create(K key, V value, long timestampMs, Headers? headers = null) => new(new StreamRecord<K, V>(key, value, timestampMs, default), headers, null);

    /// <summary>The same under another key. (Ours.)</summary>
    public Record<KR, V> WithKey<KR>(KR key) => new(Stream.WithKey(key), _decoded, Origin);

    /// <summary>The same with another value. (Ours.)</summary>
    public Record<K, VR> WithValue<VR>(VR value) => new(Stream.WithValue(value), _decoded, Origin);

    /// <summary>The same at another time, milliseconds since 1970. (Ours.)</summary>
    public Record<K, V> WithTimestamp(long timestampMs) => new(Stream.WithTimestamp(timestampMs), _decoded, Origin);

    /// <summary>The same with other headers. (Ours.)</summary>
    public Record<K, V> WithHeaders(Headers headers) => new(Stream, headers, Origin);
}
