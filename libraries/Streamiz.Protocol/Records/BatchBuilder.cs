using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Streamiz.Protocol.Compression;

namespace Streamiz.Protocol.Records;

/// <summary>
/// Serializes records straight into the batch they are sent in. The array is the caller's; nothing is allocated per record. A record can
/// also be written in place: <see cref="TryBegin"/> hands out the room of its value, <see cref="Commit"/> closes it.
/// </summary>
public sealed class BatchBuilder
{
    // More than a record takes beside its key, value and headers.
    private const int RecordOverhead = 32;

    private byte[] _bytes = [];
    private int _length = RecordBatch.HeaderSize;
    private int _count;
    private long _baseTimestamp;
    private long _maxTimestamp;
    private Open _open;

    // Widths that the lengths of the last record written in place took: the next one's are most likely the same, and then nothing is moved.
    private int _recordWidth = 2;
    private int _valueWidth = 2;

    /// <summary>Records in the batch.</summary>
    public int Count => _count;

    /// <summary>Bytes of the batch so far, not compressed.</summary>
    public int Length => _length;

    /// <summary>Bytes that the array can hold.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>The highest timestamp so far.</summary>
    public long MaxTimestamp => _maxTimestamp;

    /// <summary>The array of the batch.</summary>
    public byte[] Array => _bytes;

    /// <summary>Starts an empty batch in an array (at least <see cref="RecordBatch.HeaderSize"/> bytes).</summary>
    public void Attach(byte[] bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes.Length, RecordBatch.HeaderSize);
        _bytes = bytes;
        Clear();
    }

    /// <summary>Starts an empty batch in the same array.</summary>
    public void Clear()
    {
        _length = RecordBatch.HeaderSize;
        _count = 0;
        _open = default;
    }

    /// <summary>The most bytes that a record can add to a batch.</summary>
    public static int Bound(int key, int value, int headers) => checked(key + value + headers + RecordOverhead);

    /// <summary>Adds a record; false when the array has no room for it.</summary>
    /// <param name="timestamp">Milliseconds since 1970.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="headers">The headers.</param>
    public bool TryAppend(long timestamp, in RecordBytes key, in RecordBytes value, in RecordHeaders headers = default)
    {
        long delta = _count == 0 ? 0 : timestamp - _baseTimestamp;
        int headerBytes = Math.Max(1, headers.Encoded.Length), room = _bytes.Length - _length;
        if ((long)key.Length + value.Length + headerBytes + RecordOverhead > room && !FitsExactly(delta, key, value, headerBytes)) return false;

        // The room has been checked: what follows is written without looking again. The record's length is known last; most likely it takes as many bytes as that of the one before.
        ref byte to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _length);
        int width = _recordWidth, at = width;
        Unsafe.Add(ref to, at++) = 0;
        at = Varint.WriteUnchecked(ref to, at, Varint.Encode(delta));
        at = Varint.WriteUnchecked(ref to, at, Varint.Encode(_count));
        at = WriteBytes(ref to, at, key);
        at = WriteBytes(ref to, at, value);
        if (headers.Encoded.IsEmpty) Unsafe.Add(ref to, at) = 0;
        else headers.Encoded.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, at), headerBytes));
        at += headerBytes;
        int body = at - width;
        if (Varint.ZigZagLength(body) != width) width = MoveBody(body);
        Varint.WriteUnchecked(ref to, 0, Varint.Encode(body));
        Added(timestamp, width + body);
        return true;
    }

    /// <summary>Begins a record and hands out room for its value; false when the array has too little.</summary>
    /// <param name="timestamp">Milliseconds since 1970.</param>
    /// <param name="key">The key.</param>
    /// <param name="maxValueLength">The most bytes that the value can take.</param>
    /// <param name="headerBytes">The encoded bytes of the headers that <see cref="Commit"/> will be given.</param>
    /// <param name="value">Where the value goes.</param>
    public bool TryBegin(long timestamp, RecordBytes key, int maxValueLength, int headerBytes, out Span<byte> value)
    {
        value = default;
        if (Bound(key.Length, maxValueLength, headerBytes) > _bytes.Length - _length) return false;
        var to = _bytes.AsSpan(_length);
        int at = _recordWidth;
        to[at++] = 0;
        at += Varint.WriteZigZag(to[at..], _count == 0 ? 0 : timestamp - _baseTimestamp);
        at += Varint.WriteZigZag(to[at..], _count);
        at += Varint.WriteZigZag(to[at..], key.IsNull ? -1 : key.Length);
        key.Span.CopyTo(to[at..]);
        at += key.Length;
        _open = new Open { Timestamp = timestamp, ValueLengthAt = at };
        value = to.Slice(at + _valueWidth, maxValueLength);
        return true;
    }

    /// <summary>Closes the record begun: its value has so many bytes; -1 makes it null.</summary>
    public void Commit(int valueLength, RecordHeaders headers = default)
    {
        if (_open.ValueLengthAt == 0) throw new InvalidOperationException("no record has been begun");
        var to = _bytes.AsSpan(_length);
        int bytes = Math.Max(0, valueLength), at = _open.ValueLengthAt, width = Varint.ZigZagLength(valueLength);
        if (width != _valueWidth) to.Slice(at + _valueWidth, bytes).CopyTo(to[(at + width)..]);
        _valueWidth = width;
        at += Varint.WriteZigZag(to[at..], valueLength) + bytes;
        at += WriteHeaders(to[at..], headers);

        int body = at - _recordWidth;
        if (Varint.ZigZagLength(body) != _recordWidth) MoveBody(body);
        Varint.WriteZigZag(to, body);
        Added(_open.Timestamp, _recordWidth + body);
        _open = default;
    }

    /// <summary>Gives up the record begun.</summary>
    public void Cancel() => _open = default;

    /// <summary>Writes the batch's header and checksum; answers the batch. The array stays the builder's.</summary>
    /// <param name="producer">Who writes it.</param>
    /// <param name="attributes">What it is.</param>
    public ReadOnlyMemory<byte> Finish(Producer producer, BatchAttributes attributes = BatchAttributes.None)
    {
        Restamp(_bytes.AsSpan(0, Seal(attributes)), producer);
        return _bytes.AsMemory(0, _length);
    }

    /// <summary>Writes the batch's header but for what <see cref="Restamp"/> writes; answers the batch's size.</summary>
    /// <param name="attributes">What it is.</param>
    public int Seal(BatchAttributes attributes = BatchAttributes.None)
    {
        WriteBody(_bytes.AsSpan(0, _length), (short)attributes);
        return _length;
    }

    /// <summary>The same, compressed into another array, which grows as needed.</summary>
    /// <param name="attributes">What it is.</param>
    /// <param name="compression">How the records are compressed.</param>
    /// <param name="level">The codec's level; null is its default.</param>
    /// <param name="into">Where the batch goes.</param>
    public int Seal(BatchAttributes attributes, CompressionType compression, int? level, ref byte[] into)
    {
        int size = RecordBatch.HeaderSize + Codec.Compress(compression, _bytes.AsSpan(RecordBatch.HeaderSize, _length - RecordBatch.HeaderSize), ref into, RecordBatch.HeaderSize, level);
        WriteBody(into.AsSpan(0, size), (short)((short)attributes | (short)compression));
        return size;
    }

    /// <summary>Writes the batch compressed into another array, which grows as needed; answers the batch's size.</summary>
    /// <param name="producer">Who writes it.</param>
    /// <param name="attributes">What it is.</param>
    /// <param name="compression">How the records are compressed.</param>
    /// <param name="level">The codec's level; null is its default.</param>
    /// <param name="into">Where the batch goes.</param>
    public int Finish(Producer producer, BatchAttributes attributes, CompressionType compression, int? level, ref byte[] into)
    {
        int size = Seal(attributes, compression, level, ref into);
        Restamp(into.AsSpan(0, size), producer);
        return size;
    }

    /// <summary>Gives a finished batch another producer or place in its order.</summary>
    public static void Restamp(Span<byte> batch, Producer producer)
    {
        BinaryPrimitives.WriteInt64BigEndian(batch[43..], producer.Id);
        BinaryPrimitives.WriteInt16BigEndian(batch[51..], producer.Epoch);
        BinaryPrimitives.WriteInt32BigEndian(batch[53..], producer.BaseSequence);
        BinaryPrimitives.WriteUInt32BigEndian(batch[RecordBatch.CrcAt..], Crc32C.Of(batch[RecordBatch.CrcFrom..]));
    }

    /// <summary>Gives a finished batch its offset and leader epoch, as a broker does; the checksum does not cover them.</summary>
    public static void SetOffset(Span<byte> batch, long baseOffset, int leaderEpoch)
    {
        BinaryPrimitives.WriteInt64BigEndian(batch, baseOffset);
        BinaryPrimitives.WriteInt32BigEndian(batch[12..], leaderEpoch);
    }

    // For the last record of an array that is just large enough. Its length gets no byte more than it takes.
    private bool FitsExactly(long delta, in RecordBytes key, in RecordBytes value, int headerBytes)
    {
        long body = 1L + Varint.ZigZagLength(delta) + Varint.ZigZagLength(_count) + Varint.ZigZagLength(key.IsNull ? -1 : key.Length) + key.Length
            + Varint.ZigZagLength(value.IsNull ? -1 : value.Length) + value.Length + headerBytes;
        int width = Varint.ZigZagLength(body);
        if (width + body > _bytes.Length - _length) return false;
        _recordWidth = width;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteBytes(ref byte to, int at, in RecordBytes bytes)
    {
        var span = bytes.Span;
        at = Varint.WriteUnchecked(ref to, at, Varint.Encode(bytes.IsNull ? -1 : span.Length));
        span.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, at), span.Length));
        return at + span.Length;
    }

    // Makes as much room before a record as its length takes.
    private int MoveBody(int body)
    {
        int width = Varint.ZigZagLength(body);
        var to = _bytes.AsSpan(_length);
        to.Slice(_recordWidth, body).CopyTo(to[width..]);
        _recordWidth = width;
        return width;
    }

    private void Added(long timestamp, int bytes)
    {
        if (_count == 0) _baseTimestamp = _maxTimestamp = timestamp;
        else if (timestamp > _maxTimestamp) _maxTimestamp = timestamp;
        _length += bytes;
        _count++;
    }

    private static int WriteHeaders(Span<byte> to, RecordHeaders headers)
    {
        if (headers.Encoded.IsEmpty)
        {
            to[0] = 0;
            return 1;
        }
        headers.Encoded.CopyTo(to);
        return headers.Encoded.Length;
    }

    private void WriteBody(Span<byte> batch, short attributes)
    {
        BinaryPrimitives.WriteInt64BigEndian(batch, 0);
        BinaryPrimitives.WriteInt32BigEndian(batch[8..], batch.Length - 12);
        BinaryPrimitives.WriteInt32BigEndian(batch[12..], -1);
        batch[16] = 2;
        BinaryPrimitives.WriteInt16BigEndian(batch[21..], attributes);
        BinaryPrimitives.WriteInt32BigEndian(batch[23..], _count - 1);
        BinaryPrimitives.WriteInt64BigEndian(batch[27..], _baseTimestamp);
        BinaryPrimitives.WriteInt64BigEndian(batch[35..], _maxTimestamp);
        BinaryPrimitives.WriteInt32BigEndian(batch[57..], _count);
    }

    private struct Open
    {
        public long Timestamp;
        public int ValueLengthAt;
    }
}
