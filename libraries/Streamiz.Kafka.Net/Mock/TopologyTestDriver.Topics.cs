using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Mock;

/// <content>Topics of the driver.</content>
public partial class TopologyTestDriver
{
    /// <summary>How a topology is run. Both ways give the same results here.</summary>
    public enum Mode
    {
        /// <summary>One task, in the caller's thread.</summary>
        SYNC_TASK = 0,

        /// <summary>Kept for source compatibility: runs as <see cref="SYNC_TASK"/>, so that nothing has to be waited for.</summary>
        ASYNC_CLUSTER_IN_MEMORY = 1,
    }

    /// <summary>An input topic with the default serdes.</summary>
    public TestInputTopic<K, V> CreateInputTopic<K, V>(string topicName) => new(this, topicName, KeySerdes<K>(), ValueSerdes<V>());

    /// <summary>An input topic.</summary>
    public TestInputTopic<K, V> CreateInputTopic<K, V>(string topicName, ISerDes<K> keySerdes, ISerDes<V> valueSerdes) =>
        new(this, topicName, Ready(keySerdes), Ready(valueSerdes));

    /// <summary>An input topic.</summary>
    public TestInputTopic<K, V> CreateInputTopic<K, V, KS, VS>(string topicName)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => CreateInputTopic(topicName, new KS(), new VS());

    /// <summary>Several input topics with the default serdes.</summary>
    public TestMultiInputTopic<K, V> CreateMultiInputTopic<K, V>(params string[] topics) => new(this, KeySerdes<K>(), ValueSerdes<V>(), topics);

    /// <summary>Several input topics.</summary>
    public TestMultiInputTopic<K, V> CreateMultiInputTopic<K, V>(ISerDes<K> keySerdes, ISerDes<V> valueSerdes, params string[] topics) =>
        new(this, Ready(keySerdes), Ready(valueSerdes), topics);

    /// <summary>Several input topics.</summary>
    public TestMultiInputTopic<K, V> CreateMultiInputTopic<K, V, KS, VS>(params string[] topics)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => CreateMultiInputTopic(new KS(), new VS(), topics);

    /// <summary>An output topic with the default serdes.</summary>
    public TestOutputTopic<K, V> CreateOutputTopic<K, V>(string topicName) => new(_topics.Output(topicName), KeySerdes<K>(), ValueSerdes<V>());

    /// <summary>An output topic; there is nothing to wait for, so the time has no effect.</summary>
    public TestOutputTopic<K, V> CreateOutputTopic<K, V>(string topicName, TimeSpan consumeTimeout, ISerDes<K>? keySerdes = null, ISerDes<V>? valueSerdes = null) =>
        new(_topics.Output(topicName), keySerdes is null ? KeySerdes<K>() : Ready(keySerdes), valueSerdes is null ? ValueSerdes<V>() : Ready(valueSerdes));

    /// <summary>An output topic.</summary>
    public TestOutputTopic<K, V> CreateOutputTopic<K, V, KS, VS>(string topicName)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => CreateOutputTopic(topicName, TimeSpan.Zero, new KS(), new VS());

    /// <summary>An output topic; there is nothing to wait for, so the time has no effect.</summary>
    public TestOutputTopic<K, V> CreateOutputTopic<K, V, KS, VS>(string topicName, TimeSpan consumeTimeout)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => CreateOutputTopic(topicName, consumeTimeout, new KS(), new VS());

    private ISerDes<K> KeySerdes<K>() => Default<K>(_config.DefaultKeySerDes, "key");

    private ISerDes<V> ValueSerdes<V>() => Default<V>(_config.DefaultValueSerDes, "value");

    private ISerDes<T> Default<T>(ISerDes serdes, string what) => serdes is ISerDes<T> typed
        ? Ready(typed)
        : throw new StreamsException($"the default {what} serde {serdes.GetType().Name} does not take {typeof(T).Name}; give one to the topic");

    private T Ready<T>(T serdes)
        where T : ISerDes
    {
        serdes.Initialize(new SerDesContext(_config));
        return serdes;
    }
}
