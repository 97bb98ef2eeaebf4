using System.Buffers.Binary;

namespace Streamiz.Protocol.Records;

/// <summary>A marker of the broker: the end of a transaction.</summary>
/// <param name="Type">What it marks.</param>
/// <param name="CoordinatorEpoch">The epoch of the coordinator that wrote it.</param>
public readonly record struct ControlRecord(ControlRecordType Type, int CoordinatorEpoch)
{
    /// <summary>The bytes of a batch with one marker.</summary>
    public const int BatchSize = RecordBatch.HeaderSize + 17;

    /// <summary>Reads the marker of a control batch; the type is <see cref="ControlRecordType.Unknown"/> when the batch has none of those two.</summary>
    /// <exception cref="WireFormatException">The record does not fit the batch.</exception>
    public static ControlRecord Read(RecordBatch batch)
    {
        var records = batch.Records(batch.Payload);
        if (!records.MoveNext() || records.Key.Length < 4) return new ControlRecord(ControlRecordType.Unknown, -1);
        short type = BinaryPrimitives.ReadInt16BigEndian(records.Key.Span[2..]);
        int epoch = records.Value.Length >= 6 ? BinaryPrimitives.ReadInt32BigEndian(records.Value.Span[2..]) : -1;
        return new ControlRecord(type is 0 or 1 ? (ControlRecordType)type : ControlRecordType.Unknown, epoch);
    }

    /// <summary>Writes a batch with this marker; answers its size, <see cref="BatchSize"/>.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="offset">The marker's offset.</param>
    /// <param name="timestamp">Milliseconds since 1970.</param>
    /// <param name="producer">Whose transaction ends.</param>
    /// <param name="leaderEpoch">The partition's leader epoch.</param>
    public int WriteBatch(Span<byte> to, long offset, long timestamp, Producer producer, int leaderEpoch)
    {
        Span<byte> key = stackalloc byte[4], value = stackalloc byte[6];
        BinaryPrimitives.WriteInt32BigEndian(key, (int)Type);
        value.Clear();
        BinaryPrimitives.WriteInt32BigEndian(value[2..], CoordinatorEpoch);
        var builder = new BatchBuilder();
        builder.Attach(new byte[BatchSize]);
        builder.TryAppend(timestamp, key, value);
        var batch = builder.Finish(producer, BatchAttributes.Transactional | BatchAttributes.Control);
        batch.Span.CopyTo(to);
        BatchBuilder.SetOffset(to, offset, leaderEpoch);
        return batch.Length;
    }
}
