using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>How a topic is written. What is not given comes from the configuration. (Ours.)</summary>
public sealed class Produced<K, V>
{
    private Produced()
    {
    }

    /// <summary>Serde of keys.</summary>
    public ISerDes<K>? KeySerdes { get; private set; }

    /// <summary>Serde of values.</summary>
    public ISerDes<V>? ValueSerdes { get; private set; }

    /// <summary>Chooses partitions.</summary>
    public IStreamPartitioner<K, V>? Partitioner { get; private set; }

    /// <summary>Name of the sink.</summary>
    public string? Name { get; private set; }

    /// <summary>With these serdes.</summary>
    public static Produced<K, V> With(ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes) => new() { KeySerdes = keySerdes, ValueSerdes = valueSerdes };

    /// <summary>With a name for the sink.</summary>
    public static Produced<K, V> As(string name) => new() { Name = name };

    /// <summary>The same with this serde of keys.</summary>
    public Produced<K, V> WithKeySerdes(ISerDes<K> serdes)
    {
        KeySerdes = serdes;
        return this;
    }

    /// <summary>The same with this serde of values.</summary>
    public Produced<K, V> WithValueSerdes(ISerDes<V> serdes)
    {
        ValueSerdes = serdes;
        return this;
    }

    /// <summary>The same with this partitioner.</summary>
    public Produced<K, V> WithStreamPartitioner(IStreamPartitioner<K, V> partitioner)
    {
        Partitioner = partitioner;
        return this;
    }

    /// <summary>The same with this name for the sink.</summary>
    public Produced<K, V> WithName(string name)
    {
        Name = name;
        return this;
    }
}
