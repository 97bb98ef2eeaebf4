using System.Text.RegularExpressions;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>
/// A graph of sources, processors, sinks and stores, built by a <see cref="StreamBuilder"/> or by hand. (By hand: ours, as Kafka Streams' Processor API.)
/// </summary>
public class Topology
{
    /// <summary>An empty one.</summary>
    public Topology()
        : this(new LogicalTopology())
    {
    }

    /// <summary>An empty one. What of the configuration shapes a topology concerns the DSL alone.</summary>
    public Topology(IStreamConfig config)
        : this() => ArgumentNullException.ThrowIfNull(config);

    internal Topology(LogicalTopology logical) => Logical = logical;

    internal LogicalTopology Logical { get; }

    /// <summary>What the topology is made of; the text is Kafka Streams'.</summary>
    public ITopologyDescription Describe() => Logical.Describe();

    /// <summary>Adds a source that reads topics.</summary>
    /// <exception cref="TopologyException">The name or a topic is taken.</exception>
    public Topology AddSource<K, V>(string name, IEnumerable<string> topics, ISerDes<K>? keySerdes = null, ISerDes<V>? valueSerdes = null, ITimestampExtractor? extractor = null)
    {
        Logical.AddSource(new SourcePlan<K, V>(name, [.. topics], new SourceOptions<K, V>(keySerdes, valueSerdes, extractor)));
        return this;
    }

    /// <summary>Adds a source that reads a topic.</summary>
    /// <exception cref="TopologyException">The name or the topic is taken.</exception>
    public Topology AddSource<K, V>(string name, string topic, ISerDes<K>? keySerdes = null, ISerDes<V>? valueSerdes = null, ITimestampExtractor? extractor = null) =>
        AddSource(name, [topic], keySerdes, valueSerdes, extractor);

    /// <summary>Adds a source that reads all topics whose whole name matches.</summary>
    /// <exception cref="TopologyException">The name or a topic is taken.</exception>
    public Topology AddSource<K, V>(string name, Regex topicPattern, ISerDes<K>? keySerdes = null, ISerDes<V>? valueSerdes = null, ITimestampExtractor? extractor = null)
    {
        Logical.AddSource(new SourcePlan<K, V>(name, [], new SourceOptions<K, V>(keySerdes, valueSerdes, extractor)) { Pattern = topicPattern });
        return this;
    }

    /// <summary>Adds a processor behind sources or processors, whose records must be of the types that it takes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="supplier">Makes a processor for every task.</param>
    /// <param name="parentNames">The nodes whose results it gets.</param>
    /// <exception cref="TopologyException">The name is taken, or a parent is missing or gives other types.</exception>
    public Topology AddProcessor<K, V, KR, VR>(string name, Func<IProcessor<K, V, KR, VR>> supplier, params string[] parentNames)
    {
        Logical.Add(new ProcessorPlan<K, V, KR, VR>(name, supplier), parentNames);
        return this;
    }

    /// <summary>Adds a sink that writes to a topic.</summary>
    /// <exception cref="TopologyException">The name is taken, or a parent is missing or gives other types.</exception>
    public Topology AddSink<K, V>(string name, string topic, ISerDes<K>? keySerdes = null, ISerDes<V>? valueSerdes = null, params string[] parentNames)
    {
        Logical.Add(new SinkPlan<K, V>(name, topic, new SinkOptions<K, V>(keySerdes, valueSerdes)), parentNames);
        return this;
    }

    /// <summary>Adds a sink that writes every record to the topic that a function names.</summary>
    /// <exception cref="TopologyException">The name is taken, or a parent is missing or gives other types.</exception>
    public Topology AddSink<K, V>(string name, Func<K, V, IRecordContext, string> topicExtractor, ISerDes<K>? keySerdes = null, ISerDes<V>? valueSerdes = null, params string[] parentNames)
    {
        Logical.Add(new DynamicSinkPlan<K, V>(name, topicExtractor, new SinkOptions<K, V>(keySerdes, valueSerdes)), parentNames);
        return this;
    }

    /// <summary>Adds a store and connects it with processors.</summary>
    /// <exception cref="TopologyException">Another store has that name, or a processor is missing.</exception>
    public Topology AddStateStore(IStoreBuilder storeBuilder, params string[] processorNames)
    {
        Logical.AddStore(StoreChoice.Of(storeBuilder), processorNames);
        return this;
    }

    /// <summary>Adds a store that every instance fills from a topic through a processor, and that all processors can read without being connected.</summary>
    /// <exception cref="TopologyException">A name or the topic is taken.</exception>
    public Topology AddGlobalStore<K, V>(
        IStoreBuilder storeBuilder, string sourceName, string topic, string processorName, Func<IProcessor<K, V, K, V>> supplier, ISerDes<K>? keySerdes = null, ISerDes<V>? valueSerdes = null)
    {
        var store = StoreChoice.Of(storeBuilder);
        store.Logged = false;
        Logical.AddGlobalStore(store, new SourcePlan<K, V>(sourceName, [topic], new SourceOptions<K, V>(keySerdes, valueSerdes)), new ProcessorPlan<K, V, K, V>(processorName, supplier));
        return this;
    }

    /// <summary>Connects a processor with stores.</summary>
    /// <exception cref="TopologyException">The processor or a store is missing.</exception>
    public Topology ConnectProcessorAndStateStores(string processorName, params string[] storeNames)
    {
        Logical.ConnectStores(processorName, storeNames);
        return this;
    }
}
