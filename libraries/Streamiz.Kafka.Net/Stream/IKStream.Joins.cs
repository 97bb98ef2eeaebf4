using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <content>Joins.</content>
public partial interface IKStream<K, V>
{
    /// <summary>Joins each record with the table's row of the same key, as it is then; without a partner there is no result.</summary>
    /// <param name="table">The table; its topic has as many partitions as the stream's.</param>
    /// <param name="valueJoiner">Makes the result's value of the record's and the row's.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, string? named = null);

    /// <inheritdoc cref="Join{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null);

    /// <inheritdoc cref="Join{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> Join<V0, VR, V0S, VRS>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, string? named = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="Join{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, string? named = null);

    /// <inheritdoc cref="Join{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null);

    /// <inheritdoc cref="Join{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> Join<V0, VR, V0S, VRS>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, string? named = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="Join{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, Func<K, V, V0, VR> valueJoiner, string? named = null);

    /// <inheritdoc cref="Join{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, Func<K, V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null);

    /// <summary>Joins each record with a row of a global table under any key; without a partner there is no result.</summary>
    /// <param name="globalTable">The global table.</param>
    /// <param name="keyMapper">Gives the key to look up.</param>
    /// <param name="valueJoiner">Makes the result's value of the record's and the row's.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    IKStream<K, VR> Join<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, Func<K, V, K0> keyMapper, Func<V, V0, VR> valueJoiner, string? named = null);

    /// <inheritdoc cref="Join{K0, V0, VR}(Table.IGlobalKTable{K0, V0}, Func{K, V, K0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> Join<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, IKeyValueMapper<K, V, K0> keyMapper, IValueJoiner<V, V0, VR> valueJoiner, string? named = null);

    /// <inheritdoc cref="Join{K0, V0, VR}(Table.IGlobalKTable{K0, V0}, Func{K, V, K0}, Func{V, V0, VR}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> Join<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, Func<K, V, K0> keyMapper, Func<K, V, V0, VR> valueJoiner, string? named = null);

    /// <summary>Joins each record with the table's row of the same key, as it is then; a record without a partner comes out with a null for it.</summary>
    /// <param name="table">The table; its topic has as many partitions as the stream's.</param>
    /// <param name="valueJoiner">Makes the result's value of the record's and the row's.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, string? named = null);

    /// <inheritdoc cref="LeftJoin{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null);

    /// <inheritdoc cref="LeftJoin{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> LeftJoin<V0, VR, V0S, VRS>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, string? named = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="LeftJoin{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, string? named = null);

    /// <inheritdoc cref="LeftJoin{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null);

    /// <inheritdoc cref="LeftJoin{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> LeftJoin<V0, VR, V0S, VRS>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, string? named = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="LeftJoin{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, Func<K, V, V0, VR> valueJoiner, string? named = null);

    /// <inheritdoc cref="LeftJoin{V0, VR}(Table.IKTable{K, V0}, Func{V, V0, VR}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, Func<K, V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null);

    /// <summary>Joins each record with a row of a global table under any key; a record without a partner comes out with a null for it.</summary>
    /// <param name="globalTable">The global table.</param>
    /// <param name="keyMapper">Gives the key to look up.</param>
    /// <param name="valueJoiner">Makes the result's value of the record's and the row's.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    IKStream<K, VR> LeftJoin<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, Func<K, V, K0> keyMapper, Func<V, V0, VR> valueJoiner, string? named = null);

    /// <inheritdoc cref="LeftJoin{K0, V0, VR}(Table.IGlobalKTable{K0, V0}, Func{K, V, K0}, Func{V, V0, VR}, string)"/>
    IKStream<K, VR> LeftJoin<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, IKeyValueMapper<K, V, K0> keyMapper, IValueJoiner<V, V0, VR> valueJoiner, string? named = null);

    /// <inheritdoc cref="LeftJoin{K0, V0, VR}(Table.IGlobalKTable{K0, V0}, Func{K, V, K0}, Func{V, V0, VR}, string)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> LeftJoin<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, Func<K, V, K0> keyMapper, Func<K, V, V0, VR> valueJoiner, string? named = null);

    /// <summary>Joins records of the same key whose times lie within the window; without a partner there is no result. The result's time is the newer of both.</summary>
    /// <param name="stream">The other stream; its topic has as many partitions as this one's.</param>
    /// <param name="valueJoiner">Makes the result's value of this stream's and the other's.</param>
    /// <param name="windows">How far apart the times may lie, and how late records may come.</param>
    /// <param name="props">Names, serdes and stores.</param>
    IKStream<K, VR> Join<V0, VR>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null);

    /// <inheritdoc cref="Join{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    IKStream<K, VR> Join<V0, VR, V0S, VRS>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="Join{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    IKStream<K, VR> Join<V0, VR>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null);

    /// <inheritdoc cref="Join{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    IKStream<K, VR> Join<V0, VR, V0S, VRS>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="Join{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> Join<V0, VR>(IKStream<K, V0> stream, Func<K, V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null);

    /// <summary>Joins records of the same key whose times lie within the window; a record without a partner comes out with a null for it. The result's time is the newer of both.</summary>
    /// <param name="stream">The other stream; its topic has as many partitions as this one's.</param>
    /// <param name="valueJoiner">Makes the result's value of this stream's and the other's.</param>
    /// <param name="windows">How far apart the times may lie, and how late records may come.</param>
    /// <param name="props">Names, serdes and stores.</param>
    IKStream<K, VR> LeftJoin<V0, VR>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null);

    /// <inheritdoc cref="LeftJoin{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    IKStream<K, VR> LeftJoin<V0, VR, V0S, VRS>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="LeftJoin{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    IKStream<K, VR> LeftJoin<V0, VR>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null);

    /// <inheritdoc cref="LeftJoin{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    IKStream<K, VR> LeftJoin<V0, VR, V0S, VRS>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="LeftJoin{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> LeftJoin<V0, VR>(IKStream<K, V0> stream, Func<K, V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null);

    /// <summary>Joins records of the same key whose times lie within the window; records of either side without a partner come out with a null for it. The result's time is the newer of both.</summary>
    /// <param name="stream">The other stream; its topic has as many partitions as this one's.</param>
    /// <param name="valueJoiner">Makes the result's value of this stream's and the other's.</param>
    /// <param name="windows">How far apart the times may lie, and how late records may come.</param>
    /// <param name="props">Names, serdes and stores.</param>
    IKStream<K, VR> OuterJoin<V0, VR>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null);

    /// <inheritdoc cref="OuterJoin{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    IKStream<K, VR> OuterJoin<V0, VR, V0S, VRS>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="OuterJoin{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    IKStream<K, VR> OuterJoin<V0, VR>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null);

    /// <inheritdoc cref="OuterJoin{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    IKStream<K, VR> OuterJoin<V0, VR, V0S, VRS>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="OuterJoin{V0, VR}(IKStream{K, V0}, Func{V, V0, VR}, JoinWindowOptions, StreamJoinProps{K, V, V0})"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> OuterJoin<V0, VR>(IKStream<K, V0> stream, Func<K, V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null);
}
