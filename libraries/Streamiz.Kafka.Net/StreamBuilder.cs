using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net;

/// <summary>Where an application's topology begins: streams and tables from topics, stores, and at the end <see cref="Build()"/>.</summary>
public partial class StreamBuilder
{
    private readonly OperatorGraph _graph;

    /// <summary>With default settings.</summary>
    public StreamBuilder() => _graph = new OperatorGraph(TopologySettings.Of(null));

    /// <summary>With the settings that shape a topology: optimization, default kind of stores, explicit naming. (Ours.)</summary>
    [OverloadResolutionPriority(-1)]
    public StreamBuilder(IStreamConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        _graph = new OperatorGraph(TopologySettings.Of(config));
    }

    /// <summary>The topology as declared so far.</summary>
    /// <exception cref="Errors.TopologyException">It contradicts itself.</exception>
    public Topology Build() => new(_graph.Write(_graph.Settings));

    /// <summary>The topology as declared so far, optimized as this configuration says. (Ours.)</summary>
    /// <exception cref="Errors.TopologyException">It contradicts itself.</exception>
    [OverloadResolutionPriority(-1)]
    public Topology Build(IStreamConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new Topology(_graph.Write(TopologySettings.Of(config)));
    }

    /// <summary>A stream from a topic. What is not given (serdes, timestamp extractor) comes from the configuration.</summary>
    public IKStream<K, V> Stream<K, V>(string topic)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return Stream<K, V>(topic, null, null, null, null);
    }

    /// <inheritdoc cref="Stream{K, V}(string)"/>
    public IKStream<K, V> Stream<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return Stream(topic, keySerdes, valueSerdes, null, null);
    }

    /// <inheritdoc cref="Stream{K, V}(string)"/>
    public IKStream<K, V> Stream<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, ITimestampExtractor? extractor)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return Stream(topic, keySerdes, valueSerdes, null, extractor);
    }

    /// <inheritdoc cref="Stream{K, V}(string)"/>
    public IKStream<K, V> Stream<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return Stream(topic, keySerdes, valueSerdes, named, null);
    }

    /// <inheritdoc cref="Stream{K, V}(string)"/>
    public IKStream<K, V> Stream<K, V>(string topic, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named, ITimestampExtractor? extractor)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return FromTopics([topic], null, new SourceOptions<K, V>(keySerdes, valueSerdes, extractor), named);
    }

    /// <inheritdoc cref="Stream{K, V}(string)"/>
    public IKStream<K, V> Stream<K, V, KS, VS>(string topic)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return Stream(topic, new KS(), new VS(), null, null);
    }

    /// <inheritdoc cref="Stream{K, V}(string)"/>
    public IKStream<K, V> Stream<K, V, KS, VS>(string topic, ITimestampExtractor? extractor)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return Stream(topic, new KS(), new VS(), null, extractor);
    }

    /// <inheritdoc cref="Stream{K, V}(string)"/>
    public IKStream<K, V> Stream<K, V, KS, VS>(string topic, string? named)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return Stream(topic, new KS(), new VS(), named, null);
    }

    /// <inheritdoc cref="Stream{K, V}(string)"/>
    public IKStream<K, V> Stream<K, V, KS, VS>(string topic, string? named, ITimestampExtractor? extractor)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return Stream(topic, new KS(), new VS(), named, extractor);
    }

    /// <inheritdoc cref="Stream{K, V}(string)"/>
    [OverloadResolutionPriority(-1)]
    public IKStream<K, V> Stream<K, V>(string topic, Consumed<K, V> consumed)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return Stream([topic], consumed);
    }

    /// <summary>One stream from several topics. (Ours.)</summary>
    [OverloadResolutionPriority(-1)]
    public IKStream<K, V> Stream<K, V>(IEnumerable<string> topics, Consumed<K, V>? consumed = null) => FromTopics([.. topics], null, Options(consumed), consumed?.Name);

    /// <summary>One stream from all topics whose whole name matches. (Ours.)</summary>
    [OverloadResolutionPriority(-1)]
    public IKStream<K, V> Stream<K, V>(Regex topicPattern, Consumed<K, V>? consumed = null)
    {
        ArgumentNullException.ThrowIfNull(topicPattern);
        return FromTopics([], topicPattern, Options(consumed), consumed?.Name);
    }

    private static SourceOptions<K, V> Options<K, V>(Consumed<K, V>? consumed) => new(consumed?.KeySerdes, consumed?.ValueSerdes, consumed?.TimestampExtractor);

    private KStream<K, V> FromTopics<K, V>(IReadOnlyList<string> topics, Regex? pattern, SourceOptions<K, V> options, string? named)
    {
        if (pattern is null && topics.Count == 0) throw new ArgumentException("a stream needs at least one topic", nameof(topics));
        var source = new SourcePlan<K, V>(_graph.Names.Processor(named, Names.Source), topics, options) { Pattern = pattern };
        var step = _graph.Append(new SourceStep<K, V>(source));
        return new KStream<K, V>(new StreamOrigin(_graph, step, [source.Name], NeedsRepartition: false), options.KeySerdes, options.ValueSerdes);
    }
}
