using Streamiz.Client.Writing;
using Streamiz.Protocol.Records;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>A topic of the cluster that a thread writes to: handles of its partitions, resolved once.</summary>
internal sealed class ProducedTopic(ThreadClient client, string name) : OutTopic(name)
{
    private WriterPartition[] _partitions = [];

    public override int Partitions
    {
        get
        {
            if (_partitions.Length == 0) Resolve();
            return _partitions.Length;
        }
    }

    public override void Send(int partition, in OutgoingRecord record)
    {
        if (_partitions.Length == 0) Resolve();
        var to = _partitions[partition];
        var key = record.KeyIsNull ? RecordBytes.Null : record.Key;
        var value = record.ValueIsNull ? RecordBytes.Null : record.Value;
        var headers = Streamiz.Protocol.Records.RecordHeaders.FromEncoded(record.Headers.Encoded.Span);
        client.Append(to, record.Timestamp, key, value, headers);
    }

    private void Resolve()
    {
        int count = client.PartitionsOf(Name);
        var partitions = new WriterPartition[count];
        for (int i = 0; i < count; i++) partitions[i] = client.Writer.Partition(Name, i);
        _partitions = partitions;
    }
}
