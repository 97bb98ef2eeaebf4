using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>How a stream is grouped: serdes and name of the repartition topic, if one is needed. (Ours.)</summary>
public sealed class Grouped<K, V>
{
    private Grouped()
    {
    }

    /// <summary>Serde of keys.</summary>
    public ISerDes<K>? KeySerdes { get; private set; }

    /// <summary>Serde of values.</summary>
    public ISerDes<V>? ValueSerdes { get; private set; }

    /// <summary>First part of the repartition topic's name.</summary>
    public string? Name { get; private set; }

    /// <summary>With these serdes.</summary>
    public static Grouped<K, V> With(ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes) => new() { KeySerdes = keySerdes, ValueSerdes = valueSerdes };

    /// <summary>With these serdes and a name.</summary>
    public static Grouped<K, V> With(string? name, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes) => new() { Name = name, KeySerdes = keySerdes, ValueSerdes = valueSerdes };

    /// <summary>With a name.</summary>
    public static Grouped<K, V> As(string name) => new() { Name = name };

    /// <summary>The same with this serde of keys.</summary>
    public Grouped<K, V> WithKeySerdes(ISerDes<K> serdes)
    {
        KeySerdes = serdes;
        return this;
    }

    /// <summary>The same with this serde of values.</summary>
    public Grouped<K, V> WithValueSerdes(ISerDes<V> serdes)
    {
        ValueSerdes = serdes;
        return this;
    }

    /// <summary>The same with this name.</summary>
    public Grouped<K, V> WithName(string name)
    {
        Name = name;
        return this;
    }
}
