using System.Buffers.Binary;

namespace Streamiz.Broker.Logs;

/// <summary>The batch with one record that ends a transaction (commit or abort), in the format every client knows.</summary>
internal static class ControlBatch
{
    // Header; then record length, attributes, time delta, offset delta, key length, key (4), value length, value (6), headers.
    public const int Size = BatchHeader.Size + 17;

    public static void Write(Span<byte> batch, long producerId, short epoch, bool commit, int coordinatorEpoch, long now)
    {
        batch.Clear();
        BinaryPrimitives.WriteInt32BigEndian(batch[8..], Size - BatchHeader.PrefixSize);
        batch[16] = 2;
        BinaryPrimitives.WriteInt16BigEndian(batch[21..], 16 | 32);
        BinaryPrimitives.WriteInt64BigEndian(batch[27..], now);
        BinaryPrimitives.WriteInt64BigEndian(batch[35..], now);
        BinaryPrimitives.WriteInt64BigEndian(batch[43..], producerId);
        BinaryPrimitives.WriteInt16BigEndian(batch[51..], epoch);
        BinaryPrimitives.WriteInt32BigEndian(batch[53..], -1);
        BinaryPrimitives.WriteInt32BigEndian(batch[57..], 1);
        Span<byte> record = batch[BatchHeader.Size..];
        record[0] = 16 * 2;
        record[4] = 4 * 2;
        BinaryPrimitives.WriteInt16BigEndian(record[7..], (short)(commit ? 1 : 0));
        record[9] = 6 * 2;
        BinaryPrimitives.WriteInt32BigEndian(record[12..], coordinatorEpoch);
        BinaryPrimitives.WriteUInt32BigEndian(batch[17..], Checksum.Compute(batch[21..]));
    }

    /// <summary>Whether a control batch commits, aborts, or says something else (null).</summary>
    public static bool? IsCommit(ReadOnlySpan<byte> batch)
    {
        ReadOnlySpan<byte> record = batch[BatchHeader.Size..];
        if (record.Length < 9) return null;
        return BinaryPrimitives.ReadInt16BigEndian(record[7..]) switch { 0 => false, 1 => true, _ => null };
    }
}
