using Confluent.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>How a stream is sent through a repartition topic.</summary>
public class Repartitioned<K, V>
{
    private Repartitioned()
    {
    }

    internal ISerDes<K>? KeySerdes { get; private set; }

    internal ISerDes<V>? ValueSerdes { get; private set; }

    internal IStreamPartitioner<K, V>? StreamPartitioner { get; private set; }

    internal string? Name { get; private set; }

    internal int? Partitions { get; private set; }

    /// <summary>With a name for the topic: <c>application-name-repartition</c>.</summary>
    public static Repartitioned<K, V> As(string name) => Empty().WithName(name);

    /// <summary>With serdes made by their parameterless constructors.</summary>
    public static Repartitioned<K, V> Create<KS, VS>()
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => With(new KS(), new VS());

    /// <summary>With a number of partitions (at least 1); otherwise the topic has as many as the ones read before it.</summary>
    public static Repartitioned<K, V> NumberOfPartitions(int numberPartitions) => Empty().WithNumberOfPartitions(numberPartitions);

    /// <summary>With a function that chooses partitions.</summary>
    public static Repartitioned<K, V> Partitioner(Func<string, K, V, Partition, int, Partition> streamPartitioner) => Empty().WithStreamPartitioner(streamPartitioner);

    /// <summary>With a partitioner.</summary>
    public static Repartitioned<K, V> Partitioner(IStreamPartitioner<K, V> streamPartitioner) => Empty().WithStreamPartitioner(streamPartitioner);

    /// <summary>With these serdes.</summary>
    public static Repartitioned<K, V> With(ISerDes<K> keySerdes, ISerDes<V> valueSerdes) => Empty().WithKeySerdes(keySerdes).WithValueSerdes(valueSerdes);

    /// <summary>The same with this serde of keys.</summary>
    public Repartitioned<K, V> WithKeySerdes(ISerDes<K> keySerdes)
    {
        KeySerdes = keySerdes;
        return this;
    }

    /// <summary>The same with this name.</summary>
    public Repartitioned<K, V> WithName(string name)
    {
        Name = name;
        return this;
    }

    /// <summary>The same with this number of partitions (at least 1).</summary>
    public Repartitioned<K, V> WithNumberOfPartitions(int numberOfPartitions)
    {
        Partitions = numberOfPartitions;
        return this;
    }

    /// <summary>The same with this function that chooses partitions.</summary>
    public Repartitioned<K, V> WithStreamPartitioner(Func<string, K, V, Partition, int, Partition> streamPartitioner) =>
        WithStreamPartitioner(new PartitionerOfFunc<K, V>(streamPartitioner));

    /// <summary>The same with this partitioner.</summary>
    public Repartitioned<K, V> WithStreamPartitioner(IStreamPartitioner<K, V> streamPartitioner)
    {
        StreamPartitioner = streamPartitioner;
        return this;
    }

    /// <summary>The same with this serde of values.</summary>
    public Repartitioned<K, V> WithValueSerdes(ISerDes<V> valueSerdes)
    {
        ValueSerdes = valueSerdes;
        return this;
    }

    internal static Repartitioned<K, V> Empty() => new();
}
