using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Table;

/// <summary>A table's rows in groups, to be aggregated: what a row was is subtracted, what it is now is added.</summary>
/// <typeparam name="K">Type of the groups' keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public interface IKGroupedTable<K, V>
{
    /// <summary>Aggregates each group.</summary>
    /// <param name="initializer">Gives the aggregate of a group without rows.</param>
    /// <param name="adder">Puts a row in: key, value, aggregate so far. Null deletes the group.</param>
    /// <param name="subtractor">Takes a row out.</param>
    IKTable<K, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> adder, Func<K, V, VR, VR> subtractor);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR}, Func{K, V, VR, VR})"/>
    IKTable<K, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> adder, Aggregator<K, V, VR> subtractor);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR}, Func{K, V, VR, VR})"/>
    IKTable<K, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> adder, Func<K, V, VR, VR> subtractor, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR}, Func{K, V, VR, VR})"/>
    IKTable<K, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> adder, Aggregator<K, V, VR> subtractor, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR}, Func{K, V, VR, VR})"/>
    IKTable<K, VR> Aggregate<VR, VRS>(Func<VR> initializer, Func<K, V, VR, VR> adder, Func<K, V, VR, VR> subtractor)
        where VRS : SerDes.ISerDes<VR>, new();

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR}, Func{K, V, VR, VR})"/>
    IKTable<K, VR> Aggregate<VR, VRS>(Initializer<VR> initializer, Aggregator<K, V, VR> adder, Aggregator<K, V, VR> subtractor)
        where VRS : SerDes.ISerDes<VR>, new();

    /// <summary>Counts each group's rows.</summary>
    IKTable<K, long> Count();

    /// <inheritdoc cref="Count()"/>
    /// <param name="named">Name of the processor.</param>
    IKTable<K, long> Count(string named);

    /// <inheritdoc cref="Count()"/>
    /// <param name="materialized">The result's store.</param>
    /// <param name="named">Name of the processor; generated when null.</param>
    IKTable<K, long> Count(Materialized<K, long, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <summary>Brings each group's rows together into one; a group's first row is its result.</summary>
    /// <param name="adder">Puts a row in: result so far, value.</param>
    /// <param name="substractor">Takes a row out: result so far, value.</param>
    IKTable<K, V> Reduce(Func<V, V, V> adder, Func<V, V, V> substractor);

    /// <inheritdoc cref="Reduce(Func{V, V, V}, Func{V, V, V})"/>
    IKTable<K, V> Reduce(Reducer<V> adder, Reducer<V> substractor);

    /// <inheritdoc cref="Reduce(Func{V, V, V}, Func{V, V, V})"/>
    IKTable<K, V> Reduce(Func<V, V, V> adder, Func<V, V, V> substractor, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);

    /// <inheritdoc cref="Reduce(Func{V, V, V}, Func{V, V, V})"/>
    IKTable<K, V> Reduce(Reducer<V> adder, Reducer<V> substractor, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null);
}
