using System.Buffers.Binary;
using Streamiz.Broker.Storage;

namespace Streamiz.Broker.Logs;

/// <summary>
/// What stands beside a sealed segment: its index, and the producers as they were at its end. It is written after the segment has been
/// forced to the device, so a segment whose summary matches need not be read at start; one without is read through.
/// </summary>
internal static class SegmentSummary
{
    private const int Magic = 0x53494458;

    public static string PathFor(string segmentPath) => segmentPath[..^4] + ".summary";

    public static void Write(IBrokerStorage storage, Segment segment, ProducerTable producers)
    {
        var writer = new SummaryWriter();
        writer.Int32(Magic);
        writer.Int32(segment.Size);
        writer.Int64(segment.BaseOffset);
        writer.Int64(segment.NextOffset);
        writer.Int64(segment.MaxTimestamp);
        writer.Int64(segment.MaxTimestampBatchOffset);
        writer.Int64(segment.FirstTimestamp);
        writer.Int64(segment.CreatedMs);
        writer.Int32(segment.Cleaned ? 1 : 0);
        writer.Int32(segment.Entries.Count);
        foreach (IndexEntry entry in segment.Entries)
        {
            writer.Int64(entry.Offset);
            writer.Int32(entry.Position);
            writer.Int64(entry.MaxTimestamp);
        }
        writer.Int32(producers.Aborted.Count);
        foreach (AbortedTransaction aborted in producers.Aborted)
        {
            writer.Int64(aborted.ProducerId);
            writer.Int64(aborted.FirstOffset);
            writer.Int64(aborted.LastOffset);
        }
        writer.Int32(producers.Producers.Count);
        foreach (ProducerState producer in producers.Producers) Write(writer, producer);
        writer.Int32((int)Checksum.Compute(writer.Written));
        storage.Replace(PathFor(segment.Path), writer.Written, flush: false);
    }

    /// <summary>Fills a segment and, when given, a producer table from the summary; false when there is none that can be trusted.</summary>
    public static bool TryRead(IBrokerStorage storage, Segment segment, ProducerTable? producers)
    {
        byte[]? bytes = storage.ReadAll(PathFor(segment.Path));
        if (bytes is null || bytes.Length < 72) return false;
        ReadOnlySpan<byte> body = bytes.AsSpan(0, bytes.Length - 4);
        if (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(bytes.Length - 4)) != (int)Checksum.Compute(body)) return false;
        var reader = new SummaryReader(body);
        if (reader.Int32() != Magic) return false;
        int size = reader.Int32();
        if (reader.Int64() != segment.BaseOffset || size > segment.File.Length) return false;
        segment.Size = size;
        segment.NextOffset = reader.Int64();
        segment.MaxTimestamp = reader.Int64();
        segment.MaxTimestampBatchOffset = reader.Int64();
        segment.FirstTimestamp = reader.Int64();
        segment.CreatedMs = reader.Int64();
        segment.Cleaned = reader.Int32() != 0;
        segment.Entries.Clear();
        for (int n = reader.Int32(); n > 0; n--) segment.Entries.Add(new IndexEntry(reader.Int64(), reader.Int32(), reader.Int64()));
        if (producers is null) return true;
        for (int n = reader.Int32(); n > 0; n--) producers.Load(new AbortedTransaction(reader.Int64(), reader.Int64(), reader.Int64()));
        for (int n = reader.Int32(); n > 0; n--) producers.Load(ReadProducer(ref reader));
        return true;
    }

    private static void Write(SummaryWriter writer, ProducerState producer)
    {
        writer.Int64(producer.ProducerId);
        writer.Int32(producer.Epoch);
        writer.Int32(producer.CoordinatorEpoch);
        writer.Int64(producer.LastTimestamp);
        writer.Int64(producer.TransactionFirstOffset);
        writer.Int64(producer.TransactionStartMs);
        writer.Int32(producer.Batches.Count);
        foreach (ProducerBatch batch in producer.Batches)
        {
            writer.Int32(batch.FirstSequence);
            writer.Int32(batch.LastSequence);
            writer.Int64(batch.LastOffset);
            writer.Int32(batch.OffsetDelta);
            writer.Int64(batch.Timestamp);
        }
    }

    private static ProducerState ReadProducer(ref SummaryReader reader)
    {
        var producer = new ProducerState(reader.Int64()) { Epoch = (short)reader.Int32(), CoordinatorEpoch = reader.Int32() };
        producer.LastTimestamp = reader.Int64();
        producer.TransactionFirstOffset = reader.Int64();
        producer.TransactionStartMs = reader.Int64();
        long last = producer.LastTimestamp;
        for (int n = reader.Int32(); n > 0; n--)
            producer.Remember(new ProducerBatch(reader.Int32(), reader.Int32(), reader.Int64(), reader.Int32(), reader.Int64()));
        producer.LastTimestamp = last;
        return producer;
    }
}
