using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>
/// A node of the running graph. It gets what comes after it in its constructor, so that everything between a source and a sink is typed:
/// no casts, boxing, closures or look-ups per record.
/// </summary>
internal abstract class Node<K, V>
{
    public abstract void Process(in StreamRecord<K, V> record);
}
