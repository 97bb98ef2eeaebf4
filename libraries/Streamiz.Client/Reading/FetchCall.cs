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
    private int _maxWaitMs;
    private short _maxVersion;

    /// <summary>The partitions asked for, grouped by topic, and what was asked.</summary>
    public List<(AssignedPartition Partition, long Offset, int Generation)> Asked { get; } = [];

    public override short ApiKey => FetchRequest.ApiKey;

    public override short MinVersion => FetchRequest.MinVersion;

    public override short MaxVersion => _maxVersion;

    public override short FlexibleFrom => FetchRequest.FlexibleFrom;

    public override bool KeepsFrame => true;

    public void Start(List<AssignedPartition> wanted, int maxWaitMs, ApiVersionTable versions)
    {
        _maxWaitMs = maxWaitMs;
        Asked.Clear();
        bool ids = true;
        foreach (var partition in wanted) ids &= partition.Topic!.Id != Guid.Empty;
        _maxVersion = ids ? FetchRequest.MaxVersion : LastWithNames;
        // Partitions of one topic stand together. There are few topics, so that a look for each is cheap.
        for (int i = 0; i < wanted.Count; i++)
        {
            bool first = true;
            for (int j = 0; j < i && first; j++) first = wanted[j].TopicPartition.Topic != wanted[i].TopicPartition.Topic;
            for (int j = i; first && j < wanted.Count; j++)
                if (wanted[j].TopicPartition.Topic == wanted[i].TopicPartition.Topic) Asked.Add((wanted[j], wanted[j].FetchPosition, wanted[j].Generation));
        }
        _ = versions;
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
            writer.WriteInt32(0);
            writer.WriteInt32(-1);
        }
        WriteTopics(ref writer, flexible);
        if (Version >= 7) writer.WriteCount(0, flexible);
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
        if (System.Runtime.InteropServices.MemoryMarshal.TryGetArray(body, out var segment)) bodyStart = segment.Offset;
        while (cursor.NextTopic())
        {
            string? topic = Version > LastWithNames ? context.Cluster.Topic(cursor.TopicId)?.Name : Encoding.UTF8.GetString(cursor.Topic);
            while (cursor.NextPartition())
            {
                int index = topic is null ? -1 : Find(topic, cursor.PartitionIndex);
                if (index >= 0) TakePartition(Asked[index], ref cursor, bodyStart, slab);
            }
        }
        session.Done(this);
    }

    public override void Fail(KafkaException error) => session.Failed(this, error);

    private void WriteTopics(ref WireWriter writer, bool flexible)
    {
        int topics = 0;
        for (int i = 0; i < Asked.Count; i++)
            if (i == 0 || Asked[i].Partition.TopicPartition.Topic != Asked[i - 1].Partition.TopicPartition.Topic) topics++;
        writer.WriteCount(topics, flexible);
        for (int i = 0; i < Asked.Count;)
        {
            var topic = Asked[i].Partition.Topic!;
            int end = i;
            while (end < Asked.Count && Asked[end].Partition.TopicPartition.Topic == topic.Name) end++;
            if (Version > LastWithNames) writer.WriteUuid(topic.Id);
            else writer.WriteString(topic.Name, flexible);
            writer.WriteCount(end - i, flexible);
            for (; i < end; i++) WritePartition(ref writer, Asked[i].Partition, topic.Partitions[Asked[i].Partition.TopicPartition.Partition].LeaderEpoch, flexible);
            if (flexible) writer.WriteNoTags();
        }
    }

    private void WritePartition(ref WireWriter writer, AssignedPartition partition, int leaderEpoch, bool flexible)
    {
        writer.WriteInt32(partition.TopicPartition.Partition);
        if (Version >= 9) writer.WriteInt32(leaderEpoch);
        writer.WriteInt64(partition.FetchPosition);
        if (Version >= 12) writer.WriteInt32(partition.FetchedLeaderEpoch);
        if (Version >= 5) writer.WriteInt64(-1);
        writer.WriteInt32(fetcher.Options.MaxPartitionBytes);
        if (flexible) writer.WriteNoTags();
    }

    private int Find(string topic, int partition)
    {
        for (int i = 0; i < Asked.Count; i++)
            if (Asked[i].Partition.TopicPartition.Partition == partition && Asked[i].Partition.TopicPartition.Topic == topic) return i;
        return -1;
    }

    private void TakePartition((AssignedPartition Partition, long Offset, int Generation) asked, ref FetchResponseCursor cursor, int bodyStart, Slab slab)
    {
        var partition = asked.Partition;
        // Meanwhile it may have been sought elsewhere, or given up.
        if (partition.Generation != asked.Generation) return;
        if (cursor.PartitionErrorCode != 0)
        {
            if (cursor.LeaderId >= 0) context.Cluster.NewLeader(partition.TopicPartition.Topic, partition.TopicPartition.Partition, cursor.LeaderId, cursor.LeaderEpoch);
            fetcher.Failed(partition, new KafkaException((ErrorCode)cursor.PartitionErrorCode, $"{partition.TopicPartition} at offset {asked.Offset}"));
            return;
        }
        if (cursor.DivergingEndOffset >= 0)
        {
            // The log was cut back below what had been read: what lies between is lost.
            fetcher.Failed(partition, new KafkaException(ErrorCode.OffsetOutOfRange, $"{partition.TopicPartition}: the log was cut back to {cursor.DivergingEndOffset}, below offset {asked.Offset}"));
            return;
        }
        partition.Failures = 0;
        partition.HighWatermark = cursor.HighWatermark;
        partition.LastStableOffset = cursor.LastStableOffset >= 0 ? cursor.LastStableOffset : cursor.HighWatermark;
        if (cursor.LogStartOffset >= 0) partition.LogStartOffset = cursor.LogStartOffset;
        if (cursor.PreferredReadReplica >= 0) partition.PreferredReplica = cursor.PreferredReadReplica;
        _intake.Take(partition, slab, bodyStart + cursor.RecordsStart, cursor.Records.Length, _aborted);
    }
}
