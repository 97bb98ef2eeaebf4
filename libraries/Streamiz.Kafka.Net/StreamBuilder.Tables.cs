using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net;

/// <content>Tables and global tables.</content>
public partial class StreamBuilder
{
    /// <summary>A table from a topic that every instance holds whole. What is not given comes from the configuration.</summary>
    public IGlobalKTable<K, V> GlobalTable<K, V>(string topic)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, new SourceOptions<K, V>(null, null, null), null, null);
    }

    /// <inheritdoc cref="GlobalTable{K, V}(string)"/>
    public IGlobalKTable<K, V> GlobalTable<K, V>(string topic, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, new SourceOptions<K, V>(null, null, null), materialized, null);
    }

    /// <inheritdoc cref="GlobalTable{K, V}(string)"/>
    public IGlobalKTable<K, V> GlobalTable<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, new SourceOptions<K, V>(keySerdes, valueSerdes, null), null, null);
    }

    /// <inheritdoc cref="GlobalTable{K, V}(string)"/>
    public IGlobalKTable<K, V> GlobalTable<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, new SourceOptions<K, V>(keySerdes, valueSerdes, null), materialized, null);
    }

    /// <inheritdoc cref="GlobalTable{K, V}(string)"/>
    public IGlobalKTable<K, V> GlobalTable<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, new SourceOptions<K, V>(keySerdes, valueSerdes, null), materialized, named);
    }

    /// <inheritdoc cref="GlobalTable{K, V}(string)"/>
    public IGlobalKTable<K, V> GlobalTable<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named, ITimestampExtractor? extractor)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, new SourceOptions<K, V>(keySerdes, valueSerdes, extractor), materialized, named);
    }

    /// <inheritdoc cref="GlobalTable{K, V}(string)"/>
    public IGlobalKTable<K, V> GlobalTable<K, V, KS, VS>(string topic) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, new SourceOptions<K, V>(new KS(), new VS(), null), null, null);
    }

    /// <inheritdoc cref="GlobalTable{K, V}(string)"/>
    public IGlobalKTable<K, V> GlobalTable<K, V, KS, VS>(string topic, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, new SourceOptions<K, V>(new KS(), new VS(), null), materialized, null);
    }

    /// <inheritdoc cref="GlobalTable{K, V}(string)"/>
    public IGlobalKTable<K, V> GlobalTable<K, V, KS, VS>(string topic, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, new SourceOptions<K, V>(new KS(), new VS(), null), materialized, named);
    }

    /// <inheritdoc cref="GlobalTable{K, V}(string)"/>
    public IGlobalKTable<K, V> GlobalTable<K, V, KS, VS>(string topic, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named, ITimestampExtractor? extractor) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, new SourceOptions<K, V>(new KS(), new VS(), extractor), materialized, named);
    }

    /// <summary>A table from a topic. What is not given (serdes, timestamp extractor) comes from the configuration; it is only kept in a store if that is named or needed.</summary>
    public IKTable<K, V> Table<K, V>(string topic)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(null, null, null), null, null);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    public IKTable<K, V> Table<K, V>(string topic, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(null, null, null), materialized, null);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    public IKTable<K, V> Table<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(keySerdes, valueSerdes, null), null, null);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    public IKTable<K, V> Table<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(keySerdes, valueSerdes, null), materialized, null);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    public IKTable<K, V> Table<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(keySerdes, valueSerdes, null), materialized, named);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    public IKTable<K, V> Table<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named, ITimestampExtractor? extractor)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(keySerdes, valueSerdes, extractor), materialized, named);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    public IKTable<K, V> Table<K, V, KS, VS>(string topic) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(new KS(), new VS(), null), null, null);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    public IKTable<K, V> Table<K, V, KS, VS>(string topic, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(new KS(), new VS(), null), materialized, null);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    public IKTable<K, V> Table<K, V, KS, VS>(string topic, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, ITimestampExtractor? extractor) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(new KS(), new VS(), extractor), materialized, null);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    public IKTable<K, V> Table<K, V, KS, VS>(string topic, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(new KS(), new VS(), null), materialized, named);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    public IKTable<K, V> Table<K, V, KS, VS>(string topic, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named, ITimestampExtractor? extractor) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, new SourceOptions<K, V>(new KS(), new VS(), extractor), materialized, named);
    }

    /// <inheritdoc cref="Table{K, V}(string)"/>
    [OverloadResolutionPriority(-1)]
    public IKTable<K, V> Table<K, V>(string topic, Consumed<K, V> consumed, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTable(topic, Options(consumed), materialized, consumed.Name);
    }

    /// <inheritdoc cref="GlobalTable{K, V}(string)"/>
    [OverloadResolutionPriority(-1)]
    public IGlobalKTable<K, V> GlobalTable<K, V>(string topic, Consumed<K, V> consumed, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromGlobalTable(topic, Options(consumed), materialized, consumed.Name);
    }

    private KTable<K, V> FromTable<K, V>(string topic, SourceOptions<K, V> options, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        var store = StoreChoice.ForTable(_graph, materialized, topic + "-", options.KeySerdes, options.ValueSerdes);
        options = options with { KeySerdes = store.KeySerdes, ValueSerdes = store.ValueSerdes };
        var source = new SourcePlan<K, V>(_graph.Names.Suffixed(named, "-source", Names.Source), [topic], options);
        var table = new TableSourcePlan<K, V>(_graph.Names.Processor(named, Names.TableSource), store.Plan, store.IsNamed);
        var step = _graph.Append(new TableSourceStep<K, V>(source, table, _graph.Implicit) { GivesVersioned = store.Plan.IsVersioned });
        return new KTable<K, V>(new StreamOrigin(_graph, step, [source.Name], NeedsRepartition: false), table, store.QueryableName, store.KeySerdes, store.ValueSerdes);
    }

    private GlobalKTable<K, V> FromGlobalTable<K, V>(string topic, SourceOptions<K, V> options, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        var store = StoreChoice.ForTable(_graph, materialized, topic + "-", options.KeySerdes, options.ValueSerdes);
        options = options with { KeySerdes = store.KeySerdes, ValueSerdes = store.ValueSerdes };
        var source = new SourcePlan<K, V>(_graph.Names.Suffixed(named, "-source", Names.Source), [topic], options);
        var table = new TableSourcePlan<K, V>(_graph.Names.Processor(named, Names.TableSource), store.Plan, isNamed: true);
        _graph.Append(new GlobalTableStep<K, V>(source, table, store.Plan));
        return new GlobalKTable<K, V>(store.Name, store.QueryableName);
    }
}
