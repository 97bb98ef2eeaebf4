using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Aggregates by window or session, and may have a second output: records that came too late for all their windows.</summary>
internal abstract class WindowedNode<K, V>(TaskContext task) : Node<K, V>
{
    /// <summary>Who gets late records as they came; null when nobody asked for them. Set once, before the first record.</summary>
    public Node<K, V>? Late { get; set; }

    /// <summary>A window that the record belongs to is closed: it is left out there, and counted.</summary>
    protected void LeaveOut() => task.Drop();

    /// <summary>No window has taken the record.</summary>
    protected void HandOnLate(in StreamRecord<K, V> record) => Late?.Process(record);
}
