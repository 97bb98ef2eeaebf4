using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Table;

/// <summary>What a suppression holds back, for how long, and how much of it.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class Suppressed<K, V>
{
    internal Suppressed(TimeSpan? suppressionTime, IBufferConfig bufferConfig, Func<ProcessorContext, K, long> timeDefinition, bool safeToDropTombstones)
    {
        GivenTime = suppressionTime;
        BufferConfig = bufferConfig;
        TimeDefinition = timeDefinition;
        SafeToDropTombstones = safeToDropTombstones;
    }

    /// <summary>How much may be held back.</summary>
    public IBufferConfig BufferConfig { get; }

    /// <summary>Serde of keys in the buffer; the table's when null.</summary>
    public ISerDes<K>? KeySerdes { get; private set; }

    /// <summary>Name, of which the buffer's name is made; generated when null.</summary>
    public string? Name { get; private set; }

    /// <summary>Whether deletions need not go on: what was never sent on need not be deleted.</summary>
    public bool SafeToDropTombstones { get; }

    /// <summary>How long an update waits after its time.</summary>
    public TimeSpan SuppressionTime => GivenTime ?? TimeSpan.Zero;

    /// <summary>The time from which an update waits, milliseconds: that of the record, or the end of its window.</summary>
    public Func<ProcessorContext, K, long> TimeDefinition { get; }

    /// <summary>Serde of values in the buffer; the table's when null.</summary>
    public ISerDes<V>? ValueSerdes { get; private set; }

    /// <summary>Null when it is the grace period of the windows, which is looked up in the topology.</summary>
    internal TimeSpan? GivenTime { get; }

    /// <summary>The same with this serde of keys.</summary>
    public Suppressed<K, V> WithKeySerdes(ISerDes<K> keySerdes)
    {
        KeySerdes = keySerdes;
        return this;
    }

    /// <summary>The same with this serde of values.</summary>
    public Suppressed<K, V> WithValueSerdes(ISerDes<V> valueSerdes)
    {
        ValueSerdes = valueSerdes;
        return this;
    }

    /// <summary>The same under this name, which the buffer's store and changelog carry, too. (Ours.)</summary>
    public Suppressed<K, V> WithName(string name)
    {
        Name = name;
        return this;
    }
}
