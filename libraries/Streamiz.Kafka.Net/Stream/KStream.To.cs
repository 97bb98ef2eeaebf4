using Confluent.Kafka;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Stream;

/// <content>Writing to topics.</content>
internal sealed partial class KStream<K, V>
{
    public void To(Func<K, V, IRecordContext, string> topicExtractor, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        SinkTo(topicExtractor, new SinkOptions<K, V>(null, null, null, null), named);
    }

    public void To(ITopicNameExtractor<K, V> topicExtractor, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(null, null, null, null), named);
    }

    public void To(string topicName, string? named = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(topicName);
        SinkTo(topicName, new SinkOptions<K, V>(null, null, null, null), named);
    }

    public void To(Func<K, V, IRecordContext, string> topicExtractor, Func<K, V, IRecordContext, long> recordTimestampExtractor, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        SinkTo(topicExtractor, new SinkOptions<K, V>(null, null, null, recordTimestampExtractor), named);
    }

    public void To(Func<K, V, IRecordContext, string> topicExtractor, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(partitioner);
        SinkTo(topicExtractor, new SinkOptions<K, V>(null, null, new PartitionerOfFunc<K, V>(partitioner), null), named);
    }

    public void To(ITopicNameExtractor<K, V> topicExtractor, IRecordTimestampExtractor<K, V> recordTimestampExtractor, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(null, null, null, recordTimestampExtractor.Extract), named);
    }

    public void To(ITopicNameExtractor<K, V> topicExtractor, IStreamPartitioner<K, V> partitioner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(null, null, partitioner, null), named);
    }

    public void To(string topicName, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(topicName);
        ArgumentNullException.ThrowIfNull(partitioner);
        SinkTo(topicName, new SinkOptions<K, V>(null, null, new PartitionerOfFunc<K, V>(partitioner), null), named);
    }

    public void To(string topicName, IStreamPartitioner<K, V> partitioner, string? named = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(topicName);
        SinkTo(topicName, new SinkOptions<K, V>(null, null, partitioner, null), named);
    }

    public void To(Func<K, V, IRecordContext, string> topicExtractor, Func<K, V, IRecordContext, long> recordTimestampExtractor, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        ArgumentNullException.ThrowIfNull(partitioner);
        SinkTo(topicExtractor, new SinkOptions<K, V>(null, null, new PartitionerOfFunc<K, V>(partitioner), recordTimestampExtractor), named);
    }

    public void To(Func<K, V, IRecordContext, string> topicExtractor, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        SinkTo(topicExtractor, new SinkOptions<K, V>(keySerdes, valueSerdes, null, null), named);
    }

    public void To(ITopicNameExtractor<K, V> topicExtractor, IRecordTimestampExtractor<K, V> recordTimestampExtractor, IStreamPartitioner<K, V> partitioner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(null, null, partitioner, recordTimestampExtractor.Extract), named);
    }

    public void To(ITopicNameExtractor<K, V> topicExtractor, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(keySerdes, valueSerdes, null, null), named);
    }

    public void To(string topicName, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(topicName);
        SinkTo(topicName, new SinkOptions<K, V>(keySerdes, valueSerdes, null, null), named);
    }

    public void To(Func<K, V, IRecordContext, string> topicExtractor, Func<string, K, V, Partition, int, Partition> partitioner, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(partitioner);
        SinkTo(topicExtractor, new SinkOptions<K, V>(keySerdes, valueSerdes, new PartitionerOfFunc<K, V>(partitioner), null), named);
    }

    public void To(Func<K, V, IRecordContext, string> topicExtractor, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, Func<K, V, IRecordContext, long> recordTimestampExtractor, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        SinkTo(topicExtractor, new SinkOptions<K, V>(keySerdes, valueSerdes, null, recordTimestampExtractor), named);
    }

    public void To(ITopicNameExtractor<K, V> topicExtractor, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, IRecordTimestampExtractor<K, V> recordTimestampExtractor, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(keySerdes, valueSerdes, null, recordTimestampExtractor.Extract), named);
    }

    public void To(ITopicNameExtractor<K, V> topicExtractor, IStreamPartitioner<K, V> partitioner, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(keySerdes, valueSerdes, partitioner, null), named);
    }

    public void To(string topicName, Func<string, K, V, Partition, int, Partition> partitioner, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(topicName);
        ArgumentNullException.ThrowIfNull(partitioner);
        SinkTo(topicName, new SinkOptions<K, V>(keySerdes, valueSerdes, new PartitionerOfFunc<K, V>(partitioner), null), named);
    }

    public void To(ITopicNameExtractor<K, V> topicExtractor, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, IRecordTimestampExtractor<K, V> recordTimestampExtractor, IStreamPartitioner<K, V> partitioner, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(keySerdes, valueSerdes, partitioner, recordTimestampExtractor.Extract), named);
    }

    public void To<KS, VS>(Func<K, V, IRecordContext, string> topicExtractor, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        SinkTo(topicExtractor, new SinkOptions<K, V>(new KS(), new VS(), null, null), named);
    }

    public void To<KS, VS>(ITopicNameExtractor<K, V> topicExtractor, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(new KS(), new VS(), null, null), named);
    }

    public void To<KS, VS>(string topicName, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topicName);
        SinkTo(topicName, new SinkOptions<K, V>(new KS(), new VS(), null, null), named);
    }

    public void To<KS, VS>(Func<K, V, IRecordContext, string> topicExtractor, Func<K, V, IRecordContext, long> recordTimestampExtractor, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        SinkTo(topicExtractor, new SinkOptions<K, V>(new KS(), new VS(), null, recordTimestampExtractor), named);
    }

    public void To<KS, VS>(Func<K, V, IRecordContext, string> topicExtractor, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(partitioner);
        SinkTo(topicExtractor, new SinkOptions<K, V>(new KS(), new VS(), new PartitionerOfFunc<K, V>(partitioner), null), named);
    }

    public void To<KS, VS>(ITopicNameExtractor<K, V> topicExtractor, IRecordTimestampExtractor<K, V> recordTimestampExtractor, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(new KS(), new VS(), null, recordTimestampExtractor.Extract), named);
    }

    public void To<KS, VS>(ITopicNameExtractor<K, V> topicExtractor, IStreamPartitioner<K, V> partitioner, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(new KS(), new VS(), partitioner, null), named);
    }

    public void To<KS, VS>(string topicName, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(topicName);
        ArgumentNullException.ThrowIfNull(partitioner);
        SinkTo(topicName, new SinkOptions<K, V>(new KS(), new VS(), new PartitionerOfFunc<K, V>(partitioner), null), named);
    }

    public void To<KS, VS>(Func<K, V, IRecordContext, string> topicExtractor, Func<K, V, IRecordContext, long> recordTimestampExtractor, Func<string, K, V, Partition, int, Partition> partitioner, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        ArgumentNullException.ThrowIfNull(partitioner);
        SinkTo(topicExtractor, new SinkOptions<K, V>(new KS(), new VS(), new PartitionerOfFunc<K, V>(partitioner), recordTimestampExtractor), named);
    }

    public void To<KS, VS>(ITopicNameExtractor<K, V> topicExtractor, IRecordTimestampExtractor<K, V> recordTimestampExtractor, IStreamPartitioner<K, V> partitioner, string? named = null) where KS : ISerDes<K>, new() where VS : ISerDes<V>, new()
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        ArgumentNullException.ThrowIfNull(recordTimestampExtractor);
        SinkTo(topicExtractor.Extract, new SinkOptions<K, V>(new KS(), new VS(), partitioner, recordTimestampExtractor.Extract), named);
    }

    public void To(string topicName, Produced<K, V> produced)
    {
        ArgumentException.ThrowIfNullOrEmpty(topicName);
        SinkTo(topicName, new SinkOptions<K, V>(produced.KeySerdes, produced.ValueSerdes, produced.Partitioner), produced.Name);
    }

    public void To(Func<K, V, IRecordContext, string> topicExtractor, Produced<K, V> produced)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        SinkTo(topicExtractor, new SinkOptions<K, V>(produced.KeySerdes, produced.ValueSerdes, produced.Partitioner), produced.Name);
    }

    public void To(Func<K, V, string> topicExtractor, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(topicExtractor);
        To((k, v, _) => topicExtractor(k, v), named);
    }

    private void SinkTo(string topic, SinkOptions<K, V> options, string? named)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        Graph.Append(new OperatorStep(new SinkPlan<K, V>(Names.Processor(named, Names.Sink), topic, Complete(options))), Step);
    }

    private void SinkTo(Func<K, V, IRecordContext, string> topicOf, SinkOptions<K, V> options, string? named) =>
        Graph.Append(new OperatorStep(new DynamicSinkPlan<K, V>(Names.Processor(named, Names.Sink), topicOf, Complete(options))), Step);

    private SinkOptions<K, V> Complete(SinkOptions<K, V> options) => options with
    {
        KeySerdes = options.KeySerdes ?? KeySerdes,
        ValueSerdes = options.ValueSerdes ?? ValueSerdes,
    };
}
