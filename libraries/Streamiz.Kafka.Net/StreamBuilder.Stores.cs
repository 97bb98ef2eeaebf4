using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net;

/// <content>Stores for processors.</content>
public partial class StreamBuilder
{
    private readonly Dictionary<string, IStoreBuilder> _added = new(StringComparer.Ordinal);

    /// <summary>A store that processors can be connected with by its name.</summary>
    /// <param name="storeBuilder">Makes the store.</param>
    /// <param name="processorNames">Has no effect: name the store where the processor is added.</param>
    /// <exception cref="TopologyException">Another store has that name.</exception>
    public void AddStateStore(IStoreBuilder storeBuilder, params string[] processorNames)
    {
        ArgumentNullException.ThrowIfNull(storeBuilder);
        _ = processorNames;
        if (_added.TryGetValue(storeBuilder.Name, out var other))
        {
            if (ReferenceEquals(other, storeBuilder)) return;
            throw new TopologyException($"another store has been added with the name {storeBuilder.Name}");
        }

        _added.Add(storeBuilder.Name, storeBuilder);
        _graph.Append(new StoreStep(StoreChoice.Of(storeBuilder)));
    }

    /// <summary>A store that every instance fills from a topic through a processor of the user's, and that all processors can read without being connected.</summary>
    public void AddGlobalStore<K, V, S>(
        IStoreBuilder<S> storeBuilder, string topic, ProcessorSupplier<K, V> stateUpdateSupplier, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, ITimestampExtractor? timestampExtractor = null, string? named = null)
        where S : IStateStore
    {
        ArgumentNullException.ThrowIfNull(storeBuilder);
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentNullException.ThrowIfNull(stateUpdateSupplier);
        GlobalStore<K, V>(storeBuilder, topic, new SourceOptions<K, V>(keySerdes, valueSerdes, timestampExtractor), () => new ProcessorAdapter<K, V>(stateUpdateSupplier.Make!()), named);
    }

    /// <summary>A store that every instance fills from a topic through a processor of the user's, and that all processors can read without being connected. (Ours.)</summary>
    [OverloadResolutionPriority(-1)]
    public void AddGlobalStore<K, V>(IStoreBuilder storeBuilder, string topic, Consumed<K, V> consumed, Func<IProcessor<K, V, K, V>> processorSupplier)
    {
        ArgumentNullException.ThrowIfNull(storeBuilder);
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentNullException.ThrowIfNull(processorSupplier);
        ArgumentNullException.ThrowIfNull(consumed);
        GlobalStore(storeBuilder, topic, Options(consumed), processorSupplier, consumed.Name);
    }

    /// <inheritdoc cref="AddGlobalStore{K, V}(IStoreBuilder, string, Consumed{K, V}, Func{IProcessor{K, V, K, V}})"/>
    [OverloadResolutionPriority(-1)]
    public void AddGlobalStore<K, V>(IStoreBuilder storeBuilder, string topic, Func<IProcessor<K, V, K, V>> processorSupplier, ISerDes<K>? keySerdes = null, ISerDes<V>? valueSerdes = null)
    {
        ArgumentNullException.ThrowIfNull(storeBuilder);
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentNullException.ThrowIfNull(processorSupplier);
        GlobalStore(storeBuilder, topic, new SourceOptions<K, V>(keySerdes, valueSerdes), processorSupplier, null);
    }

    private void GlobalStore<K, V>(IStoreBuilder storeBuilder, string topic, SourceOptions<K, V> options, Func<IProcessor<K, V, K, V>> supplier, string? named)
    {
        ArgumentNullException.ThrowIfNull(storeBuilder);
        ArgumentException.ThrowIfNullOrEmpty(topic);
        var source = new SourcePlan<K, V>(_graph.Names.Suffixed(named, "-source", Names.Source), [topic], options);
        var processor = new ProcessorPlan<K, V, K, V>(_graph.Names.Processor(named, Names.TableSource), supplier);
        _graph.Append(new GlobalTableStep<K, V>(source, processor, StoreChoice.Of(storeBuilder)));
    }
}
