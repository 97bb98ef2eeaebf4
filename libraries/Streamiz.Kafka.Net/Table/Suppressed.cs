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

    /// <summary>How long stream time may stand still before everything that is held back goes on; null: for ever. (Ours.)</summary>
    public TimeSpan? WallClockBound { get; private set; }

    /// <summary>
    /// The same, with an end to waiting where no records come: when none has moved stream time for that long by the wall clock, all that is held back goes on, the oldest first,
    /// whatever its time. (Ours.) Each partition waits for itself. What comes afterwards for a window that has gone on is a second result of it, which
    /// takes the place of the first; so the bound is best chosen longer than records of a partition are usually apart. A restart begins to wait anew.
    /// </summary>
    /// <param name="bound">How long (at least a millisecond).</param>
    /// <exception cref="ArgumentException">It is shorter than a millisecond.</exception>
    public Suppressed<K, V> WithWallClockBound(TimeSpan bound)
    {
        if (bound.TotalMilliseconds < 1) throw new ArgumentException($"stream time may stand still for a millisecond at least, not {bound}", nameof(bound));
        WallClockBound = bound;
        return this;
    }

    /// <summary>The same under this name, which the buffer's store and changelog carry, too. (Ours.)</summary>
    public Suppressed<K, V> WithName(string name)
    {
        Name = name;
        return this;
    }
}
