using Streamiz.Client.Connections;
using Streamiz.Protocol;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Writing;

/// <summary>One Produce request and its answer. The batches are not copied: they go out from where they were built. Used again and again.</summary>
internal sealed class ProduceCall(ClientContext context, BatchWriter writer, Sending sending) : Call
{
    // Later versions give topics by id; and they mean that a batch adds its partition to the transaction.
    private const short LastWithNames = 12;
    private const short LastWithoutImplicitAdd = 11;

    private readonly List<(WriterPartition Partition, PendingBatch Batch)> _batches = [];
    private long _bytes;
    private short _maxVersion;

    public Connection? Connection { get; private set; }

    public override short ApiKey => ProduceRequest.ApiKey;

    public override short MinVersion => ProduceRequest.MinVersion;

    public override short MaxVersion => _maxVersion;

    public override short FlexibleFrom => ProduceRequest.FlexibleFrom;

    public override bool HasAnswer => writer.Options.Acks != 0;

    public void Start(Connection connection)
    {
        Connection = connection;
        _batches.Clear();
        _bytes = 0;
        _maxVersion = writer.Options.TransactionalId is not null && !writer.Transaction.IsSecondEdition ? LastWithoutImplicitAdd : ProduceRequest.MaxVersion;
    }

    public bool Fits(PendingBatch batch) => _batches.Count == 0 || _bytes + batch.Length <= writer.Options.MaxRequestBytes;

    /// <summary>Adds a batch beside the others of its topic.</summary>
    public void Add(WriterPartition partition, PendingBatch batch)
    {
        _bytes += batch.Length;
        if (_maxVersion > LastWithNames && (context.Cluster.Topic(partition.TopicPartition.Topic)?.Id ?? Guid.Empty) == Guid.Empty) _maxVersion = LastWithNames;
        int at = _batches.Count;
        while (at > 0 && _batches[at - 1].Partition.TopicPartition.Topic != partition.TopicPartition.Topic) at--;
        if (at == 0) at = _batches.Count;
        _batches.Insert(at, (partition, batch));
    }

    public override void Write(Outbox outbox, ref WireWriter writer1)
    {
        bool flexible = IsFlexible;
        writer1.WriteNullableString(writer.Options.TransactionalId, flexible);
        writer1.WriteInt16(writer.Options.Acks);
        writer1.WriteInt32(context.Options.RequestTimeoutMs);
        int topics = 0;
        for (int i = 0; i < _batches.Count; i++)
            if (i == 0 || !SameTopic(i, i - 1)) topics++;
        writer1.WriteCount(topics, flexible);
        for (int i = 0; i < _batches.Count;)
        {
            int end = i;
            while (end < _batches.Count && SameTopic(end, i)) end++;
            string topic = _batches[i].Partition.TopicPartition.Topic;
            if (Version > LastWithNames) writer1.WriteUuid(context.Cluster.Topic(topic)!.Id);
            else writer1.WriteString(topic, flexible);
            writer1.WriteCount(end - i, flexible);
            for (; i < end; i++)
            {
                var (partition, batch) = _batches[i];
                writer1.WriteInt32(partition.TopicPartition.Partition);
                writer1.WriteBytesLength(batch.Length, flexible);
                outbox.Splice(batch.Bytes, 0, batch.Length);
                if (flexible) writer1.WriteNoTags();
            }
            if (flexible) writer1.WriteNoTags();
        }
        if (flexible) writer1.WriteNoTags();
    }

    public override void Complete(ReadOnlyMemory<byte> body, Slab? slab)
    {
        if (!HasAnswer)
        {
            foreach (var (partition, batch) in _batches) sending.Answered(partition, batch, 0, -1, null);
            sending.Done(this);
            return;
        }
        var response = new ProduceResponse();
        var reader = new WireReader(body);
        response.Read(ref reader, Version);
        context.Metrics.ThrottledMs += response.ThrottleTimeMs;
        foreach (var topic in response.Responses)
        {
            string? name = Version > LastWithNames ? context.Cluster.Topic(topic.TopicId)?.Name : topic.Name;
            foreach (var answer in topic.PartitionResponses) Take(name, answer);
        }
        // A batch that the answer says nothing of is asked for again.
        for (int i = 0; i < _batches.Count; i++) sending.Lost(_batches[i].Partition, _batches[i].Batch, new KafkaException(ErrorCode.NetworkException, "the answer does not tell of the batch"));
        _batches.Clear();
        sending.Done(this);
    }

    public override void Fail(KafkaException error)
    {
        // In order, so that they wait in order again.
        foreach (var (partition, batch) in _batches) sending.Lost(partition, batch, error);
        _batches.Clear();
        sending.Done(this);
    }

    private void Take(string? topic, ProduceResponse.PartitionProduceResponse answer)
    {
        for (int i = 0; i < _batches.Count; i++)
        {
            var (partition, batch) = _batches[i];
            if (partition.TopicPartition.Partition != answer.Index || partition.TopicPartition.Topic != topic) continue;
            _batches.RemoveAt(i);
            if (answer.ErrorCode != 0 && answer.CurrentLeader.LeaderId >= 0) context.Cluster.NewLeader(topic, answer.Index, answer.CurrentLeader.LeaderId, answer.CurrentLeader.LeaderEpoch);
            sending.Answered(partition, batch, answer.ErrorCode, answer.BaseOffset, answer.ErrorMessage ?? FirstRecordError(answer));
            return;
        }
    }

    private static string? FirstRecordError(ProduceResponse.PartitionProduceResponse answer) => answer.RecordErrors.Count > 0 ? answer.RecordErrors[0].BatchIndexErrorMessage : null;

    private bool SameTopic(int one, int other) => ReferenceEquals(_batches[one].Partition.TopicPartition.Topic, _batches[other].Partition.TopicPartition.Topic)
        || _batches[one].Partition.TopicPartition.Topic == _batches[other].Partition.TopicPartition.Topic;
}
