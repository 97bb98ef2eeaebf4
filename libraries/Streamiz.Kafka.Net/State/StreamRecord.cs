using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// A record between two nodes, passed by reference and never boxed. Key and value may be null: for value types, which have no null,
/// the two flags say so and the value is the default one.
/// </summary>
internal readonly struct StreamRecord<K, V>
{
    public StreamRecord(K key, V value, long timestamp, RecordHeaders headers)
        : this(key, key is null, value, value is null, timestamp, headers)
    {
    }

    public StreamRecord(K key, bool keyIsNull, V value, bool valueIsNull, long timestamp, RecordHeaders headers)
    {
        (Key, KeyIsNull, Value, ValueIsNull, Timestamp) = (key, keyIsNull, value, valueIsNull, timestamp);
        Headers = headers;
    }

    public readonly K Key;
    public readonly V Value;

    /// <summary>Milliseconds since 1970; may be negative only on the way through an extractor.</summary>
    public readonly long Timestamp;
    public readonly RecordHeaders Headers;
    public readonly bool KeyIsNull;
    public readonly bool ValueIsNull;

    /// <summary>The same record with another value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StreamRecord<K, VR> WithValue<VR>(VR value) => new(Key, KeyIsNull, value, value is null, Timestamp, Headers);

    /// <summary>The same record with another value, which may be absent although its type has no null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StreamRecord<K, VR> WithValue<VR>(VR value, bool isNull) => new(Key, KeyIsNull, value, isNull, Timestamp, Headers);

    /// <summary>The same record under another key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StreamRecord<KR, V> WithKey<KR>(KR key) => new(key, key is null, Value, ValueIsNull, Timestamp, Headers);

    /// <summary>The same record at another time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StreamRecord<K, V> WithTimestamp(long timestamp) => new(Key, KeyIsNull, Value, ValueIsNull, timestamp, Headers);
}
