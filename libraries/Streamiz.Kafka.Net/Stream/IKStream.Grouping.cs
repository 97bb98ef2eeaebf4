using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <content>Grouping, and tables.</content>
public partial interface IKStream<K, V>
{
    /// <summary>Groups by a new key: records go through a repartition topic.</summary>
    IKGroupedStream<KR, V> GroupBy<KR>(Func<K, V, IRecordContext, KR> keySelector, string? named = null);

    /// <inheritdoc cref="GroupBy{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKGroupedStream<KR, V> GroupBy<KR>(Func<K, V, KR> keySelector, string? named = null);

    /// <inheritdoc cref="GroupBy{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    IKGroupedStream<KR, V> GroupBy<KR>(IKeyValueMapper<K, V, KR> keySelector, string? named = null);

    /// <inheritdoc cref="GroupBy{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKGroupedStream<KR, V> GroupBy<KR>(Func<K, V, IRecordContext, KR> keySelector, Grouped<KR, V> grouped);

    /// <inheritdoc cref="GroupBy{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKGroupedStream<KR, V> GroupBy<KR>(Func<K, V, KR> keySelector, Grouped<KR, V> grouped);

    /// <inheritdoc cref="GroupBy{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    IKGroupedStream<KR, V> GroupBy<KR, KRS>(Func<K, V, IRecordContext, KR> keySelector, string? named = null)
        where KRS : ISerDes<KR>, new();

    /// <inheritdoc cref="GroupBy{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    IKGroupedStream<KR, V> GroupBy<KR, KRS>(IKeyValueMapper<K, V, KR> keySelector, string? named = null)
        where KRS : ISerDes<KR>, new();

    /// <inheritdoc cref="GroupBy{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    IKGroupedStream<KR, V> GroupBy<KR, KRS, VS>(Func<K, V, IRecordContext, KR> keySelector, string? named = null)
        where KRS : ISerDes<KR>, new()
        where VS : ISerDes<V>, new();

    /// <inheritdoc cref="GroupBy{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    IKGroupedStream<KR, V> GroupBy<KR, KRS, VS>(IKeyValueMapper<K, V, KR> keySelector, string? named = null)
        where KRS : ISerDes<KR>, new()
        where VS : ISerDes<V>, new();

    /// <summary>Groups by the key as it is; goes through a repartition topic if keys may have changed since they were read.</summary>
    IKGroupedStream<K, V> GroupByKey(string? named = null);

    /// <inheritdoc cref="GroupByKey(string?)"/>
    [OverloadResolutionPriority(-1)]
    IKGroupedStream<K, V> GroupByKey(Grouped<K, V> grouped);

    /// <inheritdoc cref="GroupByKey(string?)"/>
    IKGroupedStream<K, V> GroupByKey<KS, VS>(string? named = null)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new();

    /// <summary>Takes the stream for a table's changelog: the latest value of each key, null for a deletion.</summary>
    IKTable<K, V> ToTable();

    /// <inheritdoc cref="ToTable()"/>
    IKTable<K, V> ToTable(Materialized<K, V, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null);

    /// <inheritdoc cref="ToTable()"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, V> ToTable(string named);
}
