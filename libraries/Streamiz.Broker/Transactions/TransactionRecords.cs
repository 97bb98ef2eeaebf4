using Streamiz.Protocol;

namespace Streamiz.Broker.Transactions;

/// <summary>The records of the transactions topic, in Apache Kafka's own format (key version 0, value version 0).</summary>
internal static class TransactionRecords
{
    private const short Version = 0;

    public static byte[] Key(string id)
    {
        var buffer = new WireBuffer(64);
        var writer = new WireWriter(buffer);
        writer.WriteInt16(Version);
        writer.WriteString(id, false);
        return buffer.Written.ToArray();
    }

    public static byte[] Value(Transaction transaction)
    {
        var buffer = new WireBuffer(256);
        var writer = new WireWriter(buffer);
        writer.WriteInt16(Version);
        writer.WriteInt64(transaction.IsPrepared ? transaction.Marker.ProducerId : transaction.ProducerId);
        writer.WriteInt16(transaction.IsPrepared ? transaction.Marker.Epoch : transaction.Epoch);
        writer.WriteInt32(transaction.TimeoutMs);
        writer.WriteInt8((sbyte)transaction.State);
        IGrouping<string, (string Topic, int Partition)>[] topics = [.. transaction.Partitions.GroupBy(p => p.Topic)];
        writer.WriteInt32(topics.Length);
        foreach (IGrouping<string, (string Topic, int Partition)> topic in topics)
        {
            writer.WriteString(topic.Key, false);
            writer.WriteInt32(topic.Count());
            foreach ((_, int partition) in topic) writer.WriteInt32(partition);
        }
        writer.WriteInt64(transaction.UpdatedMs);
        writer.WriteInt64(transaction.StartMs);
        return buffer.Written.ToArray();
    }

    public static string ReadKey(byte[] key)
    {
        var reader = new WireReader(key);
        reader.ReadInt16();
        return reader.ReadString(false);
    }

    public static Transaction ReadValue(string id, byte[] value)
    {
        var reader = new WireReader(value);
        reader.ReadInt16();
        var transaction = new Transaction(id)
        {
            ProducerId = reader.ReadInt64(), Epoch = reader.ReadInt16(), TimeoutMs = reader.ReadInt32(), State = (TransactionState)reader.ReadInt8(),
        };
        for (int topics = reader.ReadCount(false, true, 6); topics > 0; topics--)
        {
            string topic = reader.ReadString(false);
            for (int n = reader.ReadCount(false, false, 4); n > 0; n--) transaction.Partitions.Add((topic, reader.ReadInt32()));
        }
        transaction.UpdatedMs = reader.ReadInt64();
        transaction.StartMs = reader.ReadInt64();
        transaction.Marker = (transaction.ProducerId, transaction.Epoch);
        return transaction;
    }
}
