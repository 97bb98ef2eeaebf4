using System.Buffers.Binary;

namespace Streamiz.Broker.Logs;

/// <summary>The fixed part of a record batch (magic 2), read where it lies.</summary>
internal readonly ref struct BatchHeader(ReadOnlySpan<byte> bytes)
{
    /// <summary>Bytes before the first record.</summary>
    public const int Size = 61;

    /// <summary>Base offset and length: what says where the next batch begins.</summary>
    public const int PrefixSize = 12;

    private const short CompressionMask = 7, LogAppendTimeFlag = 8, TransactionalFlag = 16, ControlFlag = 32;
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public long BaseOffset => BinaryPrimitives.ReadInt64BigEndian(_bytes);

    /// <summary>All bytes of the batch, its prefix included.</summary>
    public int TotalBytes => BinaryPrimitives.ReadInt32BigEndian(_bytes[8..]) + PrefixSize;

    public byte Magic => _bytes[16];

    public uint Crc => BinaryPrimitives.ReadUInt32BigEndian(_bytes[17..]);

    public short Attributes => BinaryPrimitives.ReadInt16BigEndian(_bytes[21..]);

    public int LastOffsetDelta => BinaryPrimitives.ReadInt32BigEndian(_bytes[23..]);

    public long BaseTimestamp => BinaryPrimitives.ReadInt64BigEndian(_bytes[27..]);

    public long MaxTimestamp => BinaryPrimitives.ReadInt64BigEndian(_bytes[35..]);

    public long ProducerId => BinaryPrimitives.ReadInt64BigEndian(_bytes[43..]);

    public short ProducerEpoch => BinaryPrimitives.ReadInt16BigEndian(_bytes[51..]);

    public int BaseSequence => BinaryPrimitives.ReadInt32BigEndian(_bytes[53..]);

    public int RecordCount => BinaryPrimitives.ReadInt32BigEndian(_bytes[57..]);

    public long LastOffset => BaseOffset + LastOffsetDelta;

    public bool IsCompressed => (Attributes & CompressionMask) != 0;

    public bool IsLogAppendTime => (Attributes & LogAppendTimeFlag) != 0;

    public bool IsTransactional => (Attributes & TransactionalFlag) != 0;

    public bool IsControl => (Attributes & ControlFlag) != 0;

    /// <summary>The sequence number of the last record; numbers wrap from the largest int to zero.</summary>
    public int LastSequence => BaseSequence < 0 ? -1 : (int)(((long)BaseSequence + LastOffsetDelta) & int.MaxValue);

    /// <summary>For a batch whose bytes are all there: is it of this format, and are they the ones that were sent?</summary>
    public static bool IsIntact(ReadOnlySpan<byte> batch) =>
        batch[16] == 2 && Crc32C(batch[21..]) == BinaryPrimitives.ReadUInt32BigEndian(batch[17..]);

    public static void SetBaseOffset(Span<byte> batch, long offset) => BinaryPrimitives.WriteInt64BigEndian(batch, offset);

    public static void SetLeaderEpoch(Span<byte> batch, int epoch) => BinaryPrimitives.WriteInt32BigEndian(batch[12..], epoch);

    public static void SetLogAppendTime(Span<byte> batch, long now)
    {
        BinaryPrimitives.WriteInt16BigEndian(batch[21..], (short)(BinaryPrimitives.ReadInt16BigEndian(batch[21..]) | LogAppendTimeFlag));
        BinaryPrimitives.WriteInt64BigEndian(batch[35..], now);
        BinaryPrimitives.WriteUInt32BigEndian(batch[17..], Crc32C(batch[21..]));
    }

    public static uint Crc32C(ReadOnlySpan<byte> bytes) => Checksum.Compute(bytes);
}
