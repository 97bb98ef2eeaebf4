using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Table;

/// <content>Operators.</content>
public partial interface IKTable<K, V>
{
    /// <summary>Keeps the rows that the predicate accepts; a row that is no longer accepted is deleted.</summary>
    /// <param name="predicate">Sees key, value and the context of the update.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    IKTable<K, V> Filter(Func<K, V, IRecordContext, bool> predicate, string? named = null);

    /// <inheritdoc cref="Filter(Func{K, V, IRecordContext, bool}, string)"/>
    /// <param name="predicate">Sees key, value and the context of the update.</param>
    /// <param name="materialized">The result's store, if it is to have one.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    IKTable<K, V> Filter(Func<K, V, IRecordContext, bool> predicate, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="Filter(Func{K, V, IRecordContext, bool}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, V> Filter(Func<K, V, bool> predicate, string? named = null);

    /// <inheritdoc cref="Filter(Func{K, V, IRecordContext, bool}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, V> Filter(Func<K, V, bool> predicate, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <summary>Keeps the rows that the predicate does not accept.</summary>
    /// <param name="predicate">Sees key, value and the context of the update.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    IKTable<K, V> FilterNot(Func<K, V, IRecordContext, bool> predicate, string? named = null);

    /// <inheritdoc cref="FilterNot(Func{K, V, IRecordContext, bool}, string)"/>
    IKTable<K, V> FilterNot(Func<K, V, IRecordContext, bool> predicate, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="FilterNot(Func{K, V, IRecordContext, bool}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, V> FilterNot(Func<K, V, bool> predicate, string? named = null);

    /// <inheritdoc cref="FilterNot(Func{K, V, IRecordContext, bool}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, V> FilterNot(Func<K, V, bool> predicate, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <summary>Sends each row to a group; the groups are then aggregated. What a row was is taken out of its old group, what it is now is put into its new one.</summary>
    /// <param name="keySelector">Gives the group's key and the value to aggregate; a null of either leaves the row out.</param>
    /// <param name="named">First part of the repartition topic's name; generated when null.</param>
    IKGroupedTable<KR, VR> GroupBy<KR, VR>(Func<K, V, IRecordContext, KeyValuePair<KR, VR>> keySelector, string? named = null);

    /// <inheritdoc cref="GroupBy{KR, VR}(Func{K, V, IRecordContext, KeyValuePair{KR, VR}}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKGroupedTable<KR, VR> GroupBy<KR, VR>(Func<K, V, KeyValuePair<KR, VR>> keySelector, string? named = null);

    /// <inheritdoc cref="GroupBy{KR, VR}(Func{K, V, IRecordContext, KeyValuePair{KR, VR}}, string)"/>
    IKGroupedTable<KR, VR> GroupBy<KR, VR>(IKeyValueMapper<K, V, KeyValuePair<KR, VR>> keySelector, string? named = null);

    /// <inheritdoc cref="GroupBy{KR, VR}(Func{K, V, IRecordContext, KeyValuePair{KR, VR}}, string)"/>
    IKGroupedTable<KR, VR> GroupBy<KR, VR, KRS, VRS>(Func<K, V, IRecordContext, KeyValuePair<KR, VR>> keySelector, string? named = null)
        where KRS : SerDes.ISerDes<KR>, new()
        where VRS : SerDes.ISerDes<VR>, new();

    /// <inheritdoc cref="GroupBy{KR, VR}(Func{K, V, IRecordContext, KeyValuePair{KR, VR}}, string)"/>
    IKGroupedTable<KR, VR> GroupBy<KR, VR, KRS, VRS>(IKeyValueMapper<K, V, KeyValuePair<KR, VR>> keySelector, string? named = null)
        where KRS : SerDes.ISerDes<KR>, new()
        where VRS : SerDes.ISerDes<VR>, new();

    /// <inheritdoc cref="GroupBy{KR, VR}(Func{K, V, IRecordContext, KeyValuePair{KR, VR}}, string)"/>
    /// <param name="keySelector">Gives the group's key and the value to aggregate.</param>
    /// <param name="grouped">Serdes and name of the repartition topic.</param>
    [OverloadResolutionPriority(-1)]
    IKGroupedTable<KR, VR> GroupBy<KR, VR>(Func<K, V, IRecordContext, KeyValuePair<KR, VR>> keySelector, Grouped<KR, VR> grouped);

    /// <summary>Gives every row another value.</summary>
    /// <param name="mapperWithKey">Sees key, value and the context of the update; null deletes the row.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    IKTable<K, VR> MapValues<VR>(Func<K, V, IRecordContext, VR> mapperWithKey, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    IKTable<K, VR> MapValues<VR>(Func<V, IRecordContext, VR> mapper, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, VR> MapValues<VR>(Func<V, VR> mapper, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)] // (v, context) is upstream's
    IKTable<K, VR> MapValues<VR>(Func<K, V, VR> mapper, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    IKTable<K, VR> MapValues<VR>(IValueMapper<V, VR> mapper, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    IKTable<K, VR> MapValues<VR>(IValueMapperWithKey<K, V, VR> mapperWithKey, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    IKTable<K, VR> MapValues<VR>(Func<K, V, IRecordContext, VR> mapperWithKey, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    IKTable<K, VR> MapValues<VR>(Func<V, IRecordContext, VR> mapper, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, VR> MapValues<VR>(Func<V, VR> mapper, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)] // (v, context) is upstream's
    IKTable<K, VR> MapValues<VR>(Func<K, V, VR> mapper, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    IKTable<K, VR> MapValues<VR>(IValueMapper<V, VR> mapper, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string)"/>
    IKTable<K, VR> MapValues<VR>(IValueMapperWithKey<K, V, VR> mapperWithKey, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <summary>Gives every row another value by a transformer that may use stores. (Ours, after Kafka Streams.)</summary>
    /// <param name="transformer">Makes a transformer, one a task.</param>
    /// <param name="materialized">The result's store, if it is to have one.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    /// <param name="storeNames">Names of the stores that the transformer uses.</param>
    IKTable<K, VR> TransformValues<VR>(
        Func<IValueTransformerWithKey<K, V, VR>> transformer, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null, params string[] storeNames);

    /// <summary>Holds updates back: until a window has closed, or for a time.</summary>
    /// <param name="suppressed">What is held back for how long, and how much.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    IKTable<K, V> Suppress(Suppressed<K, V> suppressed, string? named = null);
}
