using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Where a processor's results go, and which stores it may use.</summary>
internal sealed class ProcessorOutput<K, V>(TaskContext task, string nodeName, IReadOnlyCollection<string> stores, Node<K, V>[] children, string[] childNames)
{
    public TaskContext Task { get; } = task;

    public string NodeName { get; } = nodeName;

    public IStateStore Store(string name) => stores.Contains(name)
        ? Task.Store(name)
        : throw new StreamsException($"processor {NodeName} has no access to store {name}: it is not connected to it (name it where the processor is added)");

    public void Forward(K key, V value, string? child)
    {
        var context = Task.Record;
        Send(new StreamRecord<K, V>(key, value, context.Timestamp, context.Headers), child);
    }

    public void Forward(Record<K, V> record, string? child)
    {
        var stream = record.Stream;
        var headers = record.HasHeaders || record.Origin is not null ? record.EncodedHeaders : Task.Record.Headers;
        long timestamp = stream.Timestamp >= 0 || record.Origin is not null ? stream.Timestamp : Task.Record.Timestamp;
        Send(new StreamRecord<K, V>(stream.Key, stream.KeyIsNull, stream.Value, stream.ValueIsNull, timestamp, headers), child);
    }

    // What comes behind overwrites time and headers of the context; the processor goes on with its own.
    private void Send(in StreamRecord<K, V> record, string? child)
    {
        var context = Task.Record;
        var (timestamp, headers) = (context.Timestamp, context.Headers);
        if (child is null)
        {
            foreach (var node in children) node.Process(record);
        }
        else
        {
            int at = Array.IndexOf(childNames, child);
            if (at < 0) throw new StreamsException($"processor {NodeName} has no child {child} to forward to");
            children[at].Process(record);
        }

        (context.Timestamp, context.Headers) = (timestamp, headers);
    }
}
