using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <content>Joins.</content>
internal sealed partial class KStream<K, V>
{
    public IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, (_, v, v0) => valueJoiner(v, v0), false, null, named);
    }

    public IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, (_, v, v0) => valueJoiner(v, v0), false, streamTableJoinProps, named);
    }

    public IKStream<K, VR> Join<V0, VR, V0S, VRS>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, string? named = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return With<VR, VRS>(JoinTable(table, (_, v, v0) => valueJoiner(v, v0), false, new StreamTableJoinProps<K, V, V0>(KeySerdes, ValueSerdes, new V0S()), named));
    }

    public IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, (_, v, v0) => valueJoiner.Apply(v, v0), false, null, named);
    }

    public IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, (_, v, v0) => valueJoiner.Apply(v, v0), false, streamTableJoinProps, named);
    }

    public IKStream<K, VR> Join<V0, VR, V0S, VRS>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, string? named = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return With<VR, VRS>(JoinTable(table, (_, v, v0) => valueJoiner.Apply(v, v0), false, new StreamTableJoinProps<K, V, V0>(KeySerdes, ValueSerdes, new V0S()), named));
    }

    public IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, Func<K, V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, valueJoiner, false, null, named);
    }

    public IKStream<K, VR> Join<V0, VR>(IKTable<K, V0> table, Func<K, V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, valueJoiner, false, streamTableJoinProps, named);
    }

    public IKStream<K, VR> Join<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, Func<K, V, K0> keyMapper, Func<V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(globalTable);
        ArgumentNullException.ThrowIfNull(keyMapper);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinGlobal(globalTable, (k, v, _) => keyMapper(k, v), (_, v, v0) => valueJoiner(v, v0), false, named);
    }

    public IKStream<K, VR> Join<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, IKeyValueMapper<K, V, K0> keyMapper, IValueJoiner<V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(globalTable);
        ArgumentNullException.ThrowIfNull(keyMapper);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinGlobal(globalTable, keyMapper.Apply, (_, v, v0) => valueJoiner.Apply(v, v0), false, named);
    }

    public IKStream<K, VR> Join<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, Func<K, V, K0> keyMapper, Func<K, V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(globalTable);
        ArgumentNullException.ThrowIfNull(keyMapper);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinGlobal(globalTable, (k, v, _) => keyMapper(k, v), valueJoiner, false, named);
    }

    public IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, (_, v, v0) => valueJoiner(v, v0), true, null, named);
    }

    public IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, (_, v, v0) => valueJoiner(v, v0), true, streamTableJoinProps, named);
    }

    public IKStream<K, VR> LeftJoin<V0, VR, V0S, VRS>(IKTable<K, V0> table, Func<V, V0, VR> valueJoiner, string? named = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return With<VR, VRS>(JoinTable(table, (_, v, v0) => valueJoiner(v, v0), true, new StreamTableJoinProps<K, V, V0>(KeySerdes, ValueSerdes, new V0S()), named));
    }

    public IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, (_, v, v0) => valueJoiner.Apply(v, v0), true, null, named);
    }

    public IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, (_, v, v0) => valueJoiner.Apply(v, v0), true, streamTableJoinProps, named);
    }

    public IKStream<K, VR> LeftJoin<V0, VR, V0S, VRS>(IKTable<K, V0> table, IValueJoiner<V, V0, VR> valueJoiner, string? named = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return With<VR, VRS>(JoinTable(table, (_, v, v0) => valueJoiner.Apply(v, v0), true, new StreamTableJoinProps<K, V, V0>(KeySerdes, ValueSerdes, new V0S()), named));
    }

    public IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, Func<K, V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, valueJoiner, true, null, named);
    }

    public IKStream<K, VR> LeftJoin<V0, VR>(IKTable<K, V0> table, Func<K, V, V0, VR> valueJoiner, StreamTableJoinProps<K, V, V0> streamTableJoinProps, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinTable(table, valueJoiner, true, streamTableJoinProps, named);
    }

    public IKStream<K, VR> LeftJoin<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, Func<K, V, K0> keyMapper, Func<V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(globalTable);
        ArgumentNullException.ThrowIfNull(keyMapper);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinGlobal(globalTable, (k, v, _) => keyMapper(k, v), (_, v, v0) => valueJoiner(v, v0), true, named);
    }

    public IKStream<K, VR> LeftJoin<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, IKeyValueMapper<K, V, K0> keyMapper, IValueJoiner<V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(globalTable);
        ArgumentNullException.ThrowIfNull(keyMapper);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinGlobal(globalTable, keyMapper.Apply, (_, v, v0) => valueJoiner.Apply(v, v0), true, named);
    }

    public IKStream<K, VR> LeftJoin<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, Func<K, V, K0> keyMapper, Func<K, V, V0, VR> valueJoiner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(globalTable);
        ArgumentNullException.ThrowIfNull(keyMapper);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinGlobal(globalTable, (k, v, _) => keyMapper(k, v), valueJoiner, true, named);
    }

    public IKStream<K, VR> Join<V0, VR>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return JoinStream(stream, (_, v, v0) => valueJoiner(v, v0), windows, (false, false), props);
    }

    public IKStream<K, VR> Join<V0, VR, V0S, VRS>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return With<VR, VRS>(JoinStream(stream, (_, v, v0) => valueJoiner(v, v0), windows, (false, false), StreamJoinProps<K, V, V0>.Of(props, null, null, new V0S())));
    }

    public IKStream<K, VR> Join<V0, VR>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return JoinStream(stream, (_, v, v0) => valueJoiner.Apply(v, v0), windows, (false, false), props);
    }

    public IKStream<K, VR> Join<V0, VR, V0S, VRS>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return With<VR, VRS>(JoinStream(stream, (_, v, v0) => valueJoiner.Apply(v, v0), windows, (false, false), StreamJoinProps<K, V, V0>.Of(props, null, null, new V0S())));
    }

    public IKStream<K, VR> Join<V0, VR>(IKStream<K, V0> stream, Func<K, V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return JoinStream(stream, valueJoiner, windows, (false, false), props);
    }

    public IKStream<K, VR> LeftJoin<V0, VR>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return JoinStream(stream, (_, v, v0) => valueJoiner(v, v0), windows, (true, false), props);
    }

    public IKStream<K, VR> LeftJoin<V0, VR, V0S, VRS>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return With<VR, VRS>(JoinStream(stream, (_, v, v0) => valueJoiner(v, v0), windows, (true, false), StreamJoinProps<K, V, V0>.Of(props, null, null, new V0S())));
    }

    public IKStream<K, VR> LeftJoin<V0, VR>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return JoinStream(stream, (_, v, v0) => valueJoiner.Apply(v, v0), windows, (true, false), props);
    }

    public IKStream<K, VR> LeftJoin<V0, VR, V0S, VRS>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return With<VR, VRS>(JoinStream(stream, (_, v, v0) => valueJoiner.Apply(v, v0), windows, (true, false), StreamJoinProps<K, V, V0>.Of(props, null, null, new V0S())));
    }

    public IKStream<K, VR> LeftJoin<V0, VR>(IKStream<K, V0> stream, Func<K, V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return JoinStream(stream, valueJoiner, windows, (true, false), props);
    }

    public IKStream<K, VR> OuterJoin<V0, VR>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return JoinStream(stream, (_, v, v0) => valueJoiner(v, v0), windows, (true, true), props);
    }

    public IKStream<K, VR> OuterJoin<V0, VR, V0S, VRS>(IKStream<K, V0> stream, Func<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return With<VR, VRS>(JoinStream(stream, (_, v, v0) => valueJoiner(v, v0), windows, (true, true), StreamJoinProps<K, V, V0>.Of(props, null, null, new V0S())));
    }

    public IKStream<K, VR> OuterJoin<V0, VR>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return JoinStream(stream, (_, v, v0) => valueJoiner.Apply(v, v0), windows, (true, true), props);
    }

    public IKStream<K, VR> OuterJoin<V0, VR, V0S, VRS>(IKStream<K, V0> stream, IValueJoiner<V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps? props = null)
        where V0S : ISerDes<V0>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return With<VR, VRS>(JoinStream(stream, (_, v, v0) => valueJoiner.Apply(v, v0), windows, (true, true), StreamJoinProps<K, V, V0>.Of(props, null, null, new V0S())));
    }

    public IKStream<K, VR> OuterJoin<V0, VR>(IKStream<K, V0> stream, Func<K, V, V0, VR> valueJoiner, JoinWindowOptions windows, StreamJoinProps<K, V, V0>? props = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        ArgumentNullException.ThrowIfNull(windows);
        return JoinStream(stream, valueJoiner, windows, (true, true), props);
    }
}
