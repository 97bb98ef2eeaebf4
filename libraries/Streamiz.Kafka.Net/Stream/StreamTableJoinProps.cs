using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Serdes of a stream-table join, and how long records wait for the table.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V1">Type of the stream's values.</typeparam>
/// <typeparam name="V2">Type of the table's values.</typeparam>
public class StreamTableJoinProps<K, V1, V2>
{
    /// <summary>With these serdes; those not given are the stream's and the table's.</summary>
    public StreamTableJoinProps(ISerDes<K>? keySerdes, ISerDes<V1>? valueSerdes, ISerDes<V2>? otherValueSerdes)
    {
        KeySerdes = keySerdes;
        LeftValueSerdes = valueSerdes;
        RightValueSerdes = otherValueSerdes;
    }

    /// <summary>Serde of the keys.</summary>
    public ISerDes<K>? KeySerdes { get; }

    /// <summary>Serde of the stream's values.</summary>
    public ISerDes<V1>? LeftValueSerdes { get; }

    /// <summary>Serde of the table's values.</summary>
    public ISerDes<V2>? RightValueSerdes { get; }

    /// <summary>Name of the processor, and first part of the repartition topic's. (Ours.)</summary>
    public string? Name { get; init; }

    /// <summary>How long a record waits, in stream time, before it meets the table as it was at the record's time; needs a versioned table. Null: not at all. (Ours.)</summary>
    public TimeSpan? Grace { get; init; }
}
