using System.Buffers.Binary;
using Streamiz.Protocol.Compression;

namespace Streamiz.Protocol.Records;

/// <summary>A record batch of magic 2, looked at where it stands.</summary>
public readonly ref struct RecordBatch
{
    /// <summary>Bytes before the first record.</summary>
    public const int HeaderSize = 61;

    internal const int CrcAt = 17;
    internal const int CrcFrom = 21;
    private const int LengthAt = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private RecordBatch(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Takes the first batch of <paramref name="bytes"/>; false when they end before it does, as a fetch may.</summary>
    /// <exception cref="WireFormatException">The length cannot be one, or the batch has an older format.</exception>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out RecordBatch batch)
    {
        batch = default;
        if (bytes.Length < CrcAt) return false;
        int length = BinaryPrimitives.ReadInt32BigEndian(bytes[LengthAt..]);
        sbyte magic = (sbyte)bytes[16];
        if (magic != 2) throw new WireFormatException($"record batch: magic {magic}; only magic 2 (Kafka 0.11 and later) is read");
        if (length < HeaderSize - 12) throw new WireFormatException($"record batch: a length of {length} is less than its header");
        if (length > bytes.Length - 12) return false;
        batch = new RecordBatch(bytes[..(length + 12)]);
        if (batch.RecordCount < 0) throw new WireFormatException($"record batch: {batch.RecordCount} records");
        return true;
    }

    /// <summary>All bytes of the batch.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>All bytes' number.</summary>
    public int Size => _bytes.Length;

    /// <summary>The offset of the first record the batch was written with.</summary>
    public long BaseOffset => BinaryPrimitives.ReadInt64BigEndian(_bytes);

    /// <summary>The epoch of the leader that wrote it.</summary>
    public int PartitionLeaderEpoch => BinaryPrimitives.ReadInt32BigEndian(_bytes[12..]);

    /// <summary>The checksum it brings.</summary>
    public uint Crc => BinaryPrimitives.ReadUInt32BigEndian(_bytes[CrcAt..]);

    /// <summary>Whether the checksum is that of the bytes.</summary>
    public bool CrcMatches => Crc == Crc32C.Of(_bytes[CrcFrom..]);

    /// <summary>The bits beside the compression.</summary>
    public BatchAttributes Attributes => (BatchAttributes)(BinaryPrimitives.ReadInt16BigEndian(_bytes[21..]) & ~7);

    /// <summary>How the records are compressed.</summary>
    public CompressionType Compression => (CompressionType)(_bytes[22] & 7);

    /// <summary>Whether it belongs to a transaction.</summary>
    public bool IsTransactional => (Attributes & BatchAttributes.Transactional) != 0;

    /// <summary>Whether it holds a marker of the broker.</summary>
    public bool IsControl => (Attributes & BatchAttributes.Control) != 0;

    /// <summary>The last offset less the first.</summary>
    public int LastOffsetDelta => BinaryPrimitives.ReadInt32BigEndian(_bytes[23..]);

    /// <summary>The last offset.</summary>
    public long LastOffset => BaseOffset + LastOffsetDelta;

    /// <summary>What the records' timestamps are counted from, milliseconds since 1970.</summary>
    public long BaseTimestamp => BinaryPrimitives.ReadInt64BigEndian(_bytes[27..]);

    /// <summary>The highest timestamp, milliseconds since 1970.</summary>
    public long MaxTimestamp => BinaryPrimitives.ReadInt64BigEndian(_bytes[35..]);

    /// <summary>The producer; -1 when it is not idempotent.</summary>
    public long ProducerId => BinaryPrimitives.ReadInt64BigEndian(_bytes[43..]);

    /// <summary>The producer's epoch.</summary>
    public short ProducerEpoch => BinaryPrimitives.ReadInt16BigEndian(_bytes[51..]);

    /// <summary>The producer's number of the first record; -1 when it is not idempotent.</summary>
    public int BaseSequence => BinaryPrimitives.ReadInt32BigEndian(_bytes[53..]);

    /// <summary>How many records there are (compaction may have removed some).</summary>
    public int RecordCount => BinaryPrimitives.ReadInt32BigEndian(_bytes[57..]);

    /// <summary>The records' bytes, compressed as <see cref="Compression"/> says.</summary>
    public ReadOnlySpan<byte> Payload => _bytes[HeaderSize..];

    /// <summary>Reads the records in place.</summary>
    /// <param name="records">The payload, decompressed.</param>
    public RecordReader Records(ReadOnlySpan<byte> records) => new(records, BaseOffset, BaseTimestamp, RecordCount, (Attributes & BatchAttributes.LogAppendTime) != 0 ? MaxTimestamp : null);
}
