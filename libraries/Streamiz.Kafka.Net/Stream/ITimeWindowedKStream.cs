using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>A stream grouped by key and window, ready to be aggregated. A record that comes after its window has closed is left out and counted.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public partial interface ITimeWindowedKStream<K, V>
{
    /// <inheritdoc cref="IKGroupedStream{K, V}.Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<Windowed<K>, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<Windowed<K>, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<Windowed<K>, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, Materialized<K, VR, IWindowStore<Bytes, byte[]>> materialized, string? named = null);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<Windowed<K>, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator, Materialized<K, VR, IWindowStore<Bytes, byte[]>> materialized, string? named = null);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    [OverloadResolutionPriority(-1)]
    IKTable<Windowed<K>, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, string named);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<Windowed<K>, VR> Aggregate<VR, VRS>(Func<VR> initializer, Func<K, V, VR, VR> aggregator)
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="IKGroupedStream{K, V}.Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<Windowed<K>, VR> Aggregate<VR, VRS>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator)
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="IKGroupedStream{K, V}.Count()"/>
    IKTable<Windowed<K>, long> Count();

    /// <inheritdoc cref="IKGroupedStream{K, V}.Count()"/>
    IKTable<Windowed<K>, long> Count(string? named);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Count()"/>
    IKTable<Windowed<K>, long> Count(Materialized<K, long, IWindowStore<Bytes, byte[]>> materialized, string? named = null);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Reduce(Func{V, V, V})"/>
    IKTable<Windowed<K>, V> Reduce(Func<V, V, V> reducer);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Reduce(Func{V, V, V})"/>
    IKTable<Windowed<K>, V> Reduce(Reducer<V> reducer);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Reduce(Func{V, V, V})"/>
    IKTable<Windowed<K>, V> Reduce(Func<V, V, V> reducer, Materialized<K, V, IWindowStore<Bytes, byte[]>> materialized, string? named = null);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Reduce(Func{V, V, V})"/>
    IKTable<Windowed<K>, V> Reduce(Reducer<V> reducer, Materialized<K, V, IWindowStore<Bytes, byte[]>> materialized, string? named = null);

    /// <inheritdoc cref="IKGroupedStream{K, V}.Reduce(Func{V, V, V})"/>
    [OverloadResolutionPriority(-1)]
    IKTable<Windowed<K>, V> Reduce(Func<V, V, V> reducer, string named);

    /// <summary>Says when results come out: with every update (default), or once when a window is closed. (Ours and Kafka Streams'.)</summary>
    /// <exception cref="ArgumentException">On close, of an unlimited window.</exception>
    ITimeWindowedKStream<K, V> EmitStrategy(EmitStrategy strategy);

    /// <summary>
    /// A side output for late records: those that no window takes, because all theirs are closed. They come as they are, with their time and headers, once each; they are counted as
    /// left out all the same. (Ours.)
    /// </summary>
    /// <param name="late">Goes on from the stream of late records; called for every aggregation that is made of this.</param>
    /// <param name="named">Name of the output in the topology; null for a generated one, which uses up a number.</param>
    ITimeWindowedKStream<K, V> OnLate(Action<IKStream<K, V>> late, string? named = null);
}
