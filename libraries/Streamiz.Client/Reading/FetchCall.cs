using System.Runtime.InteropServices;
using System.Text;
using Streamiz.Client.Connections;
using Streamiz.Protocol;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Hot;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Reading;

/// <summary>One Fetch request and its answer. Used again and again by one session.</summary>
internal sealed class FetchCall(ClientContext context, Fetcher fetcher, FetchSession session) : Call
{
    // The last version that names topics; later ones give their ids.
    private const short LastWithNames = 12;

    private readonly List<AbortedTransaction> _aborted = [];
    private readonly BatchIntake _intake = new(context, fetcher);

    // Partitions that have to be named in the request.
    private readonly List<AssignedPartition> _news = [];
    private int _maxWaitMs;
    private short _maxVersion;

    /// <summary>The partitions asked for, whether the request names them or the node remembers them.</summary>
    public List<AssignedPartition> Asked { get; } = [];

    public override short ApiKey => FetchRequest.ApiKey;

    public override short MinVersion => FetchRequest.MinVersion;

    public override short MaxVersion => _maxVersion;

    public override short FlexibleFrom => FetchRequest.FlexibleFrom;

    public override bool KeepsFrame => true;

    public void Start(List<AssignedPartition> wanted, int maxWaitMs, bool byIds)
    {
        _maxWaitMs = maxWaitMs;
        _maxVersion = byIds ? FetchRequest.MaxVersion : LastWithNames;
        Asked.Clear();
        Asked.AddRange(wanted);
        _news.Clear();
        foreach (var partition in wanted)
        {
            partition.InFlight = true;
            partition.Asker = this;
            partition.AskedOffset = partition.FetchPosition;
            partition.AskedGeneration = partition.Generation;
            if (!session.IsNews(partition)) continue;
            partition.Session = session;
            partition.SentTopic = partition.Topic;
            partition.SentOffset = partition.FetchPosition;
            partition.SentLeaderEpoch = partition.CurrentLeaderEpoch;
            partition.SentFetchedEpoch = partition.FetchedLeaderEpoch;
            _news.Add(partition);
        }
    }

    public override void Write(Outbox outbox, ref WireWriter writer)
    {
        var options = fetcher.Options;
        bool flexible = IsFlexible;
        if (Version <= 14) writer.WriteInt32(-1);
        writer.WriteInt32(_maxWaitMs);
        writer.WriteInt32(options.MinBytes);
        writer.WriteInt32(options.MaxBytes);
        writer.WriteInt8(options.ReadCommitted ? (sbyte)1 : (sbyte)0);
        if (Version >= 7)
        {
            writer.WriteInt32(session.Id);
            writer.WriteInt32(session.Epoch);
        }
        WriteTopics(ref writer, flexible);
        if (Version >= 7) WriteForgotten(ref writer, flexible);
        if (Version >= 11) writer.WriteString(context.Options.RackId ?? "", flexible);
        if (flexible) writer.WriteNoTags();
    }

    public override void Complete(ReadOnlyMemory<byte> body, Slab? slab)
    {
        var cursor = new FetchResponseCursor(body, Version, _aborted);
        context.Metrics.ThrottledMs += cursor.ThrottleTimeMs;
        if (cursor.ErrorCode != 0)
        {
            Fail(new KafkaException((ErrorCode)cursor.ErrorCode));
            return;
        }
        // Where the body begins in the slab: the header stands before it.
        int bodyStart = slab!.Bytes.Length;
        if (MemoryMarshal.TryGetArray(body, out var segment)) bodyStart = segment.Offset;
        bool all = true;
        while (cursor.NextTopic())
        {
            string? topic = Version > LastWithNames ? context.Cluster.Topic(cursor.TopicId)?.Name : Encoding.UTF8.GetString(cursor.Topic);
            while (cursor.NextPartition())
            {
                var partition = topic is null ? null : fetcher.Find(new TopicPartition(topic, cursor.PartitionIndex));
                if (partition is not null && partition.Asker == this && partition.InFlight) TakePartition(partition, ref cursor, bodyStart, slab);
                else all = false;
            }
        }
        session.Answered(this, cursor.SessionId);
        // The node believes that everything in the answer is known now.
        if (!all) session.Restart();
    }

    public override void Fail(KafkaException error) => session.Failed(this, error);

    // Partitions of one topic mostly stand together; where they do not, the topic is named twice.
    private void WriteTopics(ref WireWriter writer, bool flexible)
    {
        int topics = 0;
        for (int i = 0; i < _news.Count; i++)
            if (i == 0 || _news[i].Topic != _news[i - 1].Topic) topics++;
        writer.WriteCount(topics, flexible);
        for (int i = 0; i < _news.Count;)
        {
            var topic = _news[i].Topic!;
            int end = i;
            while (end < _news.Count && _news[end].Topic == topic) end++;
            if (Version > LastWithNames) writer.WriteUuid(topic.Id);
            else writer.WriteString(topic.Name, flexible);
            writer.WriteCount(end - i, flexible);
            for (; i < end; i++) WritePartition(ref writer, _news[i], flexible);
            if (flexible) writer.WriteNoTags();
        }
    }

    private void WritePartition(ref WireWriter writer, AssignedPartition partition, bool flexible)
    {
        writer.WriteInt32(partition.TopicPartition.Partition);
        if (Version >= 9) writer.WriteInt32(partition.CurrentLeaderEpoch);
        writer.WriteInt64(partition.FetchPosition);
        if (Version >= 12) writer.WriteInt32(partition.FetchedLeaderEpoch);
        if (Version >= 5) writer.WriteInt64(-1);
        writer.WriteInt32(fetcher.Options.MaxPartitionBytes);
        if (flexible) writer.WriteNoTags();
    }

    private void WriteForgotten(ref WireWriter writer, bool flexible)
    {
        var forgotten = session.Forgotten;
        writer.WriteCount(forgotten.Count, flexible);
        for (int i = 0; i < forgotten.Count; i++)
        {
            var (topic, partition) = forgotten[i];
            if (Version > LastWithNames) writer.WriteUuid(topic.Id);
            else writer.WriteString(topic.Name, flexible);
            writer.WriteCount(1, flexible);
            writer.WriteInt32(partition);
            if (flexible) writer.WriteNoTags();
        }
    }

    private void TakePartition(AssignedPartition partition, ref FetchResponseCursor cursor, int bodyStart, Slab slab)
    {
        if (cursor.PartitionErrorCode == 0 && cursor.DivergingEndOffset < 0)
        {
            partition.Failures = 0;
            partition.HighWatermark = cursor.HighWatermark;
            partition.LastStableOffset = cursor.LastStableOffset >= 0 ? cursor.LastStableOffset : cursor.HighWatermark;
            if (cursor.LogStartOffset >= 0) partition.LogStartOffset = cursor.LogStartOffset;
            if (cursor.PreferredReadReplica >= 0) partition.PreferredReplica = cursor.PreferredReadReplica;
        }
        // Meanwhile it may have been sought elsewhere.
        if (partition.Generation != partition.AskedGeneration) return;
        if (cursor.PartitionErrorCode != 0)
        {
            if (cursor.LeaderId >= 0) context.Cluster.NewLeader(partition.TopicPartition.Topic, partition.TopicPartition.Partition, cursor.LeaderId, cursor.LeaderEpoch);
            fetcher.Failed(partition, new KafkaException((ErrorCode)cursor.PartitionErrorCode, $"{partition.TopicPartition} at offset {partition.AskedOffset}"));
        }
        else if (cursor.DivergingEndOffset >= 0) fetcher.Truncated(partition, cursor.DivergingEndOffset);
        else _intake.Take(partition, slab, bodyStart + cursor.RecordsStart, cursor.Records.Length, _aborted);
    }
}
