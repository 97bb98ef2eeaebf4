using System.Numerics;
using Streamiz.Broker.Core;
using Streamiz.Broker.Logs;
using Streamiz.Protocol;

namespace Streamiz.Broker.Fetching;

/// <summary>
/// Writes the answer to a fetch by hand: the batches go from the log's file straight into the connection's buffer, and nothing is made
/// for them.
/// </summary>
internal sealed class FetchWriter(BrokerCore core, Call call, FetchTerms terms, List<FetchTarget> targets)
{
    private readonly List<AbortedTransaction> _aborted = [];
    private int _bytesLeft;
    private bool _isFirst = true;

    /// <summary>The partitions that gave data.</summary>
    public List<FetchTarget> Served { get; } = [];

    public void Answer()
    {
        _bytesLeft = Math.Min(terms.MaxBytes, core.Settings.Int("fetch.max.bytes"));
        Reserve();
        call.Answer(this, static (FetchWriter self, ref WireWriter writer, short version) => self.Write(ref writer, version));
    }

    /// <summary>Makes room once for all that will be written, so that the buffer does not grow, and copy, step by step.</summary>
    private void Reserve()
    {
        long expected = 64;
        foreach (FetchTarget target in targets)
        {
            if (!target.IsIncluded) continue;
            expected += 64;
            if (target.Error == ErrorCode.None && target.Offset < target.Limit) expected += LikelyLength(target, target.MaxBytes);
        }
        WireBuffer output = call.Session.Output;
        int length = output.Length;
        output.Take((int)Math.Min(expected, _bytesLeft + (64L * targets.Count) + 64));
        output.Truncate(length);
    }

    private void Write(ref WireWriter writer, short version)
    {
        bool flexible = call.IsFlexible;
        writer.WriteInt32(0);
        if (version >= 7)
        {
            writer.WriteInt16((short)ErrorCode.None);
            writer.WriteInt32(terms.Session?.Id ?? 0);
        }
        writer.WriteCount(CountTopics(), flexible);
        for (int i = 0; i < targets.Count;)
        {
            if (!targets[i].IsIncluded)
            {
                i++;
                continue;
            }
            i = WriteTopic(ref writer, version, i);
        }
        if (flexible) writer.WriteNoTags();
    }

    private int WriteTopic(ref WireWriter writer, short version, int from)
    {
        FetchTarget first = targets[from];
        int count = 0, to = from;
        for (; to < targets.Count && (!targets[to].IsIncluded || IsSameTopic(targets[to], first)); to++)
        {
            if (targets[to].IsIncluded) count++;
        }
        if (terms.ByTopicId) writer.WriteUuid(first.TopicId);
        else writer.WriteString(first.TopicName, call.IsFlexible);
        writer.WriteCount(count, call.IsFlexible);
        for (int i = from; i < to; i++)
        {
            if (targets[i].IsIncluded) WritePartition(ref writer, version, targets[i]);
        }
        if (call.IsFlexible) writer.WriteNoTags();
        return to;
    }

    private void WritePartition(ref WireWriter writer, short version, FetchTarget target)
    {
        bool flexible = call.IsFlexible;
        PartitionLog? log = target.HighWatermark >= 0 ? target.Partition!.Log : null;
        writer.WriteInt32(target.Index);
        int errorAt = writer.Position;
        writer.WriteInt16((short)target.Error);
        writer.WriteInt64(target.HighWatermark);
        writer.WriteInt64(log?.LastStableOffset ?? -1);
        if (version >= 5) writer.WriteInt64(log?.StartOffset ?? -1);
        WriteAborted(ref writer, target, log);
        if (version >= 11) writer.WriteInt32(-1);
        ErrorCode error = WriteRecords(ref writer, target);
        if (error != ErrorCode.None)
        {
            call.Session.Output.Array[errorAt] = (byte)((short)error >> 8);
            call.Session.Output.Array[errorAt + 1] = (byte)(short)error;
        }
        if (flexible) writer.WriteNoTags();
        target.ToldHighWatermark = target.HighWatermark;
        target.ToldStart = log?.StartOffset ?? -1;
    }

    private void WriteAborted(ref WireWriter writer, FetchTarget target, PartitionLog? log)
    {
        if (!terms.IsCommittedOnly || log is null)
        {
            writer.WriteCount(-1, call.IsFlexible, nullAllowed: true);
            return;
        }
        _aborted.Clear();
        log.Producers.CollectAborted(target.Offset, target.Limit, _aborted);
        writer.WriteCount(_aborted.Count, call.IsFlexible, nullAllowed: true);
        foreach (AbortedTransaction aborted in _aborted)
        {
            writer.WriteInt64(aborted.ProducerId);
            writer.WriteInt64(aborted.FirstOffset);
            if (call.IsFlexible) writer.WriteNoTags();
        }
    }

    private ErrorCode WriteRecords(ref WireWriter writer, FetchTarget target)
    {
        WireBuffer output = call.Session.Output;
        int limit = Math.Min(target.MaxBytes, _bytesLeft);
        bool mayRead = target.Error == ErrorCode.None && target.Offset < target.Limit && (_isFirst || limit > 0);
        if (!mayRead)
        {
            writer.WriteBytesLength(0, call.IsFlexible);
            return ErrorCode.None;
        }
        // The length is known only afterwards: room for the likely one is left, and the records are moved where it was another.
        int start = output.Length;
        writer.WriteBytesLength(LikelyLength(target, limit), call.IsFlexible);
        int prefix = output.Length - start;
        int read;
        try
        {
            read = target.Partition!.Log.Read(target.Offset, target.Limit, limit, _isFirst, output);
        }
        catch (IOException e)
        {
            core.Notice($"{target.Partition!.Topic.Name}-{target.Index} could not be read at offset {target.Offset}: {e.Message}");
            output.Truncate(start);
            writer.WriteBytesLength(0, call.IsFlexible);
            return ErrorCode.KafkaStorageError;
        }
        PutLength(ref writer, output, start, prefix, read);
        if (read == 0) return ErrorCode.None;
        _isFirst = false;
        _bytesLeft -= read;
        Served.Add(target);
        return ErrorCode.None;
    }

    private static int LikelyLength(FetchTarget target, int limit) =>
        (int)Math.Min(target.Partition!.Log.BytesBetween(target.Offset, target.Limit), Math.Max(limit, BatchHeader.Size));

    private void PutLength(ref WireWriter writer, WireBuffer output, int start, int prefix, int read)
    {
        int needed = call.IsFlexible ? ((BitOperations.Log2((uint)(read + 1)) / 7) + 1) : prefix;
        if (needed != prefix)
        {
            if (needed > prefix) output.Take(needed - prefix);
            Buffer.BlockCopy(output.Array, start + prefix, output.Array, start + needed, read);
        }
        output.Truncate(start);
        writer.WriteBytesLength(read, call.IsFlexible);
        output.Take(read);
    }

    private int CountTopics()
    {
        int count = 0;
        FetchTarget? last = null;
        foreach (FetchTarget target in targets)
        {
            if (!target.IsIncluded) continue;
            if (last is null || !IsSameTopic(last, target)) count++;
            last = target;
        }
        return count;
    }

    private static bool IsSameTopic(FetchTarget a, FetchTarget b) =>
        a.TopicId == b.TopicId && (ReferenceEquals(a.TopicName, b.TopicName) || a.TopicName == b.TopicName);
}
