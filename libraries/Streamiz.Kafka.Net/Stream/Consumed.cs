using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>How a topic is read. What is not given comes from the configuration. (Ours.)</summary>
public sealed class Consumed<K, V>
{
    private Consumed()
    {
    }

    /// <summary>Serde of keys.</summary>
    public ISerDes<K>? KeySerdes { get; private set; }

    /// <summary>Serde of values.</summary>
    public ISerDes<V>? ValueSerdes { get; private set; }

    /// <summary>Where a record's time comes from.</summary>
    public ITimestampExtractor? TimestampExtractor { get; private set; }

    /// <summary>Name of the source.</summary>
    public string? Name { get; private set; }

    /// <summary>With these serdes.</summary>
    public static Consumed<K, V> With(ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes) => new() { KeySerdes = keySerdes, ValueSerdes = valueSerdes };

    /// <summary>With a timestamp extractor.</summary>
    public static Consumed<K, V> With(ITimestampExtractor extractor) => new() { TimestampExtractor = extractor };

    /// <summary>With a name for the source.</summary>
    public static Consumed<K, V> As(string name) => new() { Name = name };

    /// <summary>The same with this serde of keys.</summary>
    public Consumed<K, V> WithKeySerdes(ISerDes<K> serdes)
    {
        KeySerdes = serdes;
        return this;
    }

    /// <summary>The same with this serde of values.</summary>
    public Consumed<K, V> WithValueSerdes(ISerDes<V> serdes)
    {
        ValueSerdes = serdes;
        return this;
    }

    /// <summary>The same with this timestamp extractor.</summary>
    public Consumed<K, V> WithTimestampExtractor(ITimestampExtractor extractor)
    {
        TimestampExtractor = extractor;
        return this;
    }

    /// <summary>The same with this name for the source.</summary>
    public Consumed<K, V> WithName(string name)
    {
        Name = name;
        return this;
    }
}
