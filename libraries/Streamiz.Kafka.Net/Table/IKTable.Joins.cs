using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Table;

/// <content>Joins with other tables.</content>
public partial interface IKTable<K, V>
{
    /// <summary>Joins rows of the same key; a row comes out when both tables have one. The result's time is the newer of both.</summary>
    /// <param name="table">The other table; its topic has as many partitions as this one's.</param>
    /// <param name="valueJoiner">Makes the result of this table's value and the other's; null deletes it.</param>
    IKTable<K, VR> Join<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner);

    /// <inheritdoc cref="Join{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    IKTable<K, VR> Join<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner);

    /// <inheritdoc cref="Join{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    IKTable<K, VR> Join<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="Join{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    IKTable<K, VR> Join<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="Join{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    /// <remarks>The joiner sees the key, too. (Ours.)</remarks>
    [OverloadResolutionPriority(-1)]
    IKTable<K, VR> Join<VT, VR>(IKTable<K, VT> table, Func<K, V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null);

    /// <summary>Joins rows of the same key; every row of this table comes out, without a partner with a null for it.</summary>
    /// <param name="table">The other table; its topic has as many partitions as this one's.</param>
    /// <param name="valueJoiner">Makes the result; the other table's value may be null.</param>
    IKTable<K, VR> LeftJoin<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner);

    /// <inheritdoc cref="LeftJoin{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    IKTable<K, VR> LeftJoin<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner);

    /// <inheritdoc cref="LeftJoin{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    IKTable<K, VR> LeftJoin<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="LeftJoin{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    IKTable<K, VR> LeftJoin<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="LeftJoin{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, VR> LeftJoin<VT, VR>(IKTable<K, VT> table, Func<K, V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null);

    /// <summary>Joins rows of the same key; every row of either table comes out, without a partner with a null for it.</summary>
    /// <param name="table">The other table; its topic has as many partitions as this one's.</param>
    /// <param name="valueJoiner">Makes the result; either value may be null, not both.</param>
    IKTable<K, VR> OuterJoin<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner);

    /// <inheritdoc cref="OuterJoin{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    IKTable<K, VR> OuterJoin<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner);

    /// <inheritdoc cref="OuterJoin{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    IKTable<K, VR> OuterJoin<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="OuterJoin{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    IKTable<K, VR> OuterJoin<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="OuterJoin{VT, VR}(IKTable{K, VT}, Func{V, VT, VR})"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, VR> OuterJoin<VT, VR>(IKTable<K, VT> table, Func<K, V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null);

    /// <summary>
    /// Joins each row with the row of another table that it refers to. The other table may be partitioned otherwise. A row whose foreign key is null has no
    /// result. (Ours, after Kafka Streams.)
    /// </summary>
    /// <param name="table">The table referred to.</param>
    /// <param name="foreignKey">Gives the key in the other table, of this row's key and value.</param>
    /// <param name="valueJoiner">Makes the result of key, this table's value and the other's.</param>
    /// <param name="materialized">The result's store, if it is to have one.</param>
    /// <param name="named">First part of the names of processors and topics; generated when null.</param>
    [OverloadResolutionPriority(-1)]
    IKTable<K, VR> Join<KT, VT, VR>(
        IKTable<KT, VT> table, Func<K, V, KT> foreignKey, Func<K, V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null);

    /// <summary>As the foreign-key join, but every row of this table comes out, without a partner with a null for it.</summary>
    /// <inheritdoc cref="Join{KT, VT, VR}(IKTable{KT, VT}, Func{K, V, KT}, Func{K, V, VT, VR}, Materialized{K, VR, IKeyValueStore{Bytes, byte[]}}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, VR> LeftJoin<KT, VT, VR>(
        IKTable<KT, VT> table, Func<K, V, KT> foreignKey, Func<K, V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null);
}
