using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Serializes records and hands the bytes to the batch of their partition.</summary>
internal sealed class SinkNode<K, V>(TaskContext task, Codec<K> key, Codec<V> value, OutTopic topic, Placement<K, V> placement) : Node<K, V>
{
    // As many records without a key go to one partition before the next one gets some: batches stay large.
    private const int RecordsAPartition = 256;

    private readonly Scratch _bytes = new();
    private int _withoutKey;

    public override void Process(in StreamRecord<K, V> record)
    {
        if (record.Timestamp < 0) throw new StreamsException($"task {task.Id}: a record for topic {topic.Name} has the negative timestamp {record.Timestamp}");
        _bytes.Reset();
        int keyLength;
        try
        {
            if (!record.KeyIsNull) key.Write(record.Key, _bytes);
            keyLength = _bytes.Length;
            if (!record.ValueIsNull) value.Write(record.Value, _bytes);
        }
        catch (Exception e) when (e is not StreamsException)
        {
            throw new StreamsException($"task {task.Id}: a record for topic {topic.Name} cannot be serialized: {e.Message}", e);
        }

        var written = _bytes.Written;
        topic.Send(Partition(record, written[..keyLength]), new OutgoingRecord
        {
            Key = written[..keyLength],
            Value = written[keyLength..],
            KeyIsNull = record.KeyIsNull,
            ValueIsNull = record.ValueIsNull,
            Timestamp = record.Timestamp,
            Headers = record.Headers,
        });
    }

    private int Partition(in StreamRecord<K, V> record, ReadOnlySpan<byte> keyBytes)
    {
        int partitions = topic.Partitions;
        if (placement.Partitioner is { } partitioner)
        {
            int chosen = partitioner.Partition(topic.Name, record.Key, record.Value, task.Record.Partition, partitions).Value;
            if (chosen >= partitions || chosen < -1) throw new StreamsException($"task {task.Id}: the partitioner chose partition {chosen} of topic {topic.Name}, which has {partitions}");
            if (chosen >= 0) return chosen;
        }

        if (partitions == 1) return 0;
        if (placement.KeepsSource && task.Record.Partition is >= 0 and var source && source < partitions) return source;
        if (placement.Rule != Partitioner.Murmur2Random)
        {
            int byRule = Partitioning.Of(placement.Rule, keyBytes[..^(record.KeyIsNull ? 0 : placement.WindowBytes)], record.KeyIsNull, partitions);
            return byRule >= 0 ? byRule : _withoutKey++ / RecordsAPartition % partitions;
        }

        return record.KeyIsNull ? _withoutKey++ / RecordsAPartition % partitions : Partitioning.Of(keyBytes[..^placement.WindowBytes], partitions);
    }
}
