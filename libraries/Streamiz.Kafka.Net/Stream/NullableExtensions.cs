using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Streams and tables of value types, seen with nulls. (Ours.)</summary>
public static class NullableExtensions
{
    /// <summary>The same stream; a missing value comes as null. No node is added.</summary>
    public static IKStream<K, V?> AsNullable<K, V>(this IKStream<K, V> stream)
        where V : struct
    {
        var typed = KStream<K, V>.Of(stream);
        typed.Graph.Views.Add(new NullableValueView<K, V>());
        return new KStream<K, V?>(typed.Origin, typed.KeySerdes, NullableSerDes<V>.Of(typed.ValueSerdes));
    }

    /// <summary>The same table; a missing value comes as null. No node is added.</summary>
    public static IKTable<K, V?> AsNullable<K, V>(this IKTable<K, V> table)
        where V : struct
    {
        var typed = KTable<K, V>.Of(table);
        typed.Graph.Views.Add(new NullableChangeView<K, V>());
        return new KTable<K, V?>(typed.Origin, new NullableTablePlan<K, V>(typed.Plan), typed.QueryableStoreName, typed.KeySerdes, NullableSerDes<V>.Of(typed.ValueSerdes));
    }
}
