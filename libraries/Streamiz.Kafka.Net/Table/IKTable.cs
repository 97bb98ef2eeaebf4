using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Table;

/// <summary>
/// A table: the latest value of every key, and the stream of its changes. Operators give new tables; nothing runs before the topology is started.
/// </summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public partial interface IKTable<K, V>
{
    /// <summary>The name under which the table's store can be queried; null when none was given. (Ours.)</summary>
    string? QueryableStoreName { get; }

    /// <summary>The table's changes as a stream; a deletion is a record with a null value.</summary>
    IKStream<K, V> ToStream(string? named = null);

    /// <summary>The table's changes as a stream, under other keys.</summary>
    IKStream<KR, V> ToStream<KR>(Func<K, V, IRecordContext, KR> mapper, string? named = null);

    /// <inheritdoc cref="ToStream{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<KR, V> ToStream<KR>(Func<K, V, KR> mapper, string? named = null);

    /// <inheritdoc cref="ToStream{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    IKStream<KR, V> ToStream<KR>(IKeyValueMapper<K, V, KR> mapper, string? named = null);
}
