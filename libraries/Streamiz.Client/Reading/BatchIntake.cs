using Streamiz.Client.Connections;
using Streamiz.Protocol;
using Streamiz.Protocol.Compression;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Hot;
using Streamiz.Protocol.Records;

namespace Streamiz.Client.Reading;

/// <summary>Turns the bytes of one partition's answer into batches: checks, decompresses, leaves out what was aborted.</summary>
internal sealed class BatchIntake(ClientContext context, Fetcher fetcher)
{
    private readonly HashSet<long> _abortedProducers = [];
    private byte[] _decompressed = [];

    public void Take(AssignedPartition partition, Slab slab, int start, int length, List<AbortedTransaction> aborted)
    {
        _abortedProducers.Clear();
        aborted.Sort(static (a, b) => a.FirstOffset.CompareTo(b.FirstOffset));
        int nextAborted = 0, end = start + length;
        FetchedBatch? last = null;
        bool any = false, skipped = false;
        try
        {
            while (RecordBatch.TryRead(slab.Bytes.AsSpan(start, end - start), out var batch))
            {
                any = true;
                int at = start + RecordBatch.HeaderSize;
                start += batch.Size;
                if (batch.LastOffset < partition.FetchPosition) continue;
                if (fetcher.Options.CheckCrcs && !batch.CrcMatches) throw new WireFormatException($"the checksum of the batch at offset {batch.BaseOffset} is wrong");
                while (nextAborted < aborted.Count && aborted[nextAborted].FirstOffset <= batch.LastOffset) _abortedProducers.Add(aborted[nextAborted++].ProducerId);
                partition.FetchedLeaderEpoch = batch.PartitionLeaderEpoch;
                if (IsNobodys(batch))
                {
                    partition.FetchPosition = batch.LastOffset + 1;
                    skipped = last is null;
                    if (last is not null) last.NextOffset = partition.FetchPosition;
                    continue;
                }
                last = Hand(partition, batch, slab, at);
                skipped = false;
            }
            if (length > 0 && !any) throw new WireFormatException($"the batch at offset {partition.FetchPosition} does not fit {length} bytes");
        }
        catch (WireFormatException e)
        {
            fetcher.Failed(partition, new KafkaException(ErrorCode.CorruptMessage, $"{partition.TopicPartition}: {e.Message}", e).AsFinal());
        }
        if (skipped) Moved(partition);
        if (any) context.Progressed();
    }

    // Markers, and records of transactions that were aborted.
    private bool IsNobodys(RecordBatch batch)
    {
        if (!batch.IsControl) return fetcher.Options.ReadCommitted && batch.IsTransactional && _abortedProducers.Contains(batch.ProducerId);
        if (ControlRecord.Read(batch).Type == ControlRecordType.Abort) _abortedProducers.Remove(batch.ProducerId);
        return true;
    }

    private FetchedBatch Hand(AssignedPartition partition, RecordBatch batch, Slab slab, int at)
    {
        int length = batch.Payload.Length;
        bool own = batch.Compression != CompressionType.None;
        if (own)
        {
            length = Codec.Decompress(batch.Compression, batch.Payload, ref _decompressed, fetcher.Options.MaxBatchBytes);
            slab = context.Slabs.Rent(length);
            _decompressed.AsSpan(0, length).CopyTo(slab.Bytes);
            at = 0;
        }
        try
        {
            var records = new RecordCursor(batch, slab.Bytes, at, length);
            if (batch.BaseOffset < partition.FetchPosition) Skip(ref records, partition.FetchPosition);
            var handed = fetcher.NewBatch();
            handed.Fill(partition, batch, records, slab);
            partition.FetchPosition = batch.LastOffset + 1;
            context.Metrics.RecordsRead += batch.RecordCount;
            fetcher.Ready(handed);
            return handed;
        }
        finally
        {
            if (own) slab.LetGo();
        }
    }

    // The batch begins before the offset that was asked for.
    private static void Skip(ref RecordCursor records, long offset)
    {
        var probe = records;
        while (probe.MoveNext() && probe.Offset < offset) records = probe;
    }

    private void Moved(AssignedPartition partition)
    {
        var empty = fetcher.NewBatch();
        empty.FillEmpty(partition, partition.FetchPosition);
        fetcher.Ready(empty);
    }
}
