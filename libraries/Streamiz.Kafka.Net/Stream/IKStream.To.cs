using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Stream;

/// <content>Writing to topics.</content>
public partial interface IKStream<K, V>
{
    /// <inheritdoc cref="To(string, string?)"/>
    void To(Func<K, V, IRecordContext, string> topicExtractor, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(ITopicNameExtractor<K, V> topicExtractor, string? named = null);

    /// <summary>Ends the stream in a topic, which must exist. Partitions are chosen by the hash of the key unless a partitioner is given; the topic may be chosen for every record, and its time set.</summary>
    void To(string topicName, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(Func<K, V, IRecordContext, string> topicExtractor, Func<K, V, IRecordContext, long> recordTimestampExtractor, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(Func<K, V, IRecordContext, string> topicExtractor, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(ITopicNameExtractor<K, V> topicExtractor, IRecordTimestampExtractor<K, V> recordTimestampExtractor, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(ITopicNameExtractor<K, V> topicExtractor, IStreamPartitioner<K, V> partitioner, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(string topicName, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(string topicName, IStreamPartitioner<K, V> partitioner, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(Func<K, V, IRecordContext, string> topicExtractor, Func<K, V, IRecordContext, long> recordTimestampExtractor, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(Func<K, V, IRecordContext, string> topicExtractor, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(ITopicNameExtractor<K, V> topicExtractor, IRecordTimestampExtractor<K, V> recordTimestampExtractor, IStreamPartitioner<K, V> partitioner, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(ITopicNameExtractor<K, V> topicExtractor, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(string topicName, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(Func<K, V, IRecordContext, string> topicExtractor, Func<string, K, V, Partition, int, Partition> partitioner, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(Func<K, V, IRecordContext, string> topicExtractor, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, Func<K, V, IRecordContext, long> recordTimestampExtractor, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(ITopicNameExtractor<K, V> topicExtractor, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, IRecordTimestampExtractor<K, V> recordTimestampExtractor, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(ITopicNameExtractor<K, V> topicExtractor, IStreamPartitioner<K, V> partitioner, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(string topicName, Func<string, K, V, Partition, int, Partition> partitioner, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To(ITopicNameExtractor<K, V> topicExtractor, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, IRecordTimestampExtractor<K, V> recordTimestampExtractor, IStreamPartitioner<K, V> partitioner, string? named = null);

    /// <inheritdoc cref="To(string, string?)"/>
    void To<KS, VS>(Func<K, V, IRecordContext, string> topicExtractor, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new();

    /// <inheritdoc cref="To(string, string?)"/>
    void To<KS, VS>(ITopicNameExtractor<K, V> topicExtractor, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new();

    /// <inheritdoc cref="To(string, string?)"/>
    void To<KS, VS>(string topicName, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new();

    /// <inheritdoc cref="To(string, string?)"/>
    void To<KS, VS>(Func<K, V, IRecordContext, string> topicExtractor, Func<K, V, IRecordContext, long> recordTimestampExtractor, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new();

    /// <inheritdoc cref="To(string, string?)"/>
    void To<KS, VS>(Func<K, V, IRecordContext, string> topicExtractor, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new();

    /// <inheritdoc cref="To(string, string?)"/>
    void To<KS, VS>(ITopicNameExtractor<K, V> topicExtractor, IRecordTimestampExtractor<K, V> recordTimestampExtractor, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new();

    /// <inheritdoc cref="To(string, string?)"/>
    void To<KS, VS>(ITopicNameExtractor<K, V> topicExtractor, IStreamPartitioner<K, V> partitioner, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new();

    /// <inheritdoc cref="To(string, string?)"/>
    void To<KS, VS>(string topicName, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new();

    /// <inheritdoc cref="To(string, string?)"/>
    void To<KS, VS>(Func<K, V, IRecordContext, string> topicExtractor, Func<K, V, IRecordContext, long> recordTimestampExtractor, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new();

    /// <inheritdoc cref="To(string, string?)"/>
    void To<KS, VS>(ITopicNameExtractor<K, V> topicExtractor, IRecordTimestampExtractor<K, V> recordTimestampExtractor, IStreamPartitioner<K, V> partitioner, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new();

    /// <inheritdoc cref="To(string, string?)"/>
    [OverloadResolutionPriority(-1)]
    void To(string topicName, Produced<K, V> produced);

    /// <inheritdoc cref="To(string, string?)"/>
    [OverloadResolutionPriority(-1)]
    void To(Func<K, V, IRecordContext, string> topicExtractor, Produced<K, V> produced);

    /// <inheritdoc cref="To(string, string?)"/>
    [OverloadResolutionPriority(-1)]
    void To(Func<K, V, string> topicExtractor, string? named = null);
}
