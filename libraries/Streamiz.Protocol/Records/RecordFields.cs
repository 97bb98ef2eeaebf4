using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Streamiz.Protocol.Records;

/// <summary>Where the parts of one record stand in the bytes of its batch. Lengths of -1 are null.</summary>
internal struct RecordFields
{
    public long TimestampDelta;
    public int OffsetDelta;
    public int Key;
    public int KeyLength;
    public int Value;
    public int ValueLength;

    // The headers' count stands here, the headers behind it, up to End.
    public int Headers;
    public int End;

    // Before the key's bytes stand one byte and four numbers, before the value's one number: where that many bytes are there, they need no looking for their end one by one.
    private const int Head = 1 + (4 * Varint.MaxLength64);

    /// <summary>Finds the parts of the record at <paramref name="position"/> and moves past it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Parse(ReadOnlySpan<byte> bytes, ref int position)
    {
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        int at = position;
        if (bytes.Length - at < Head)
        {
            ParseLast(bytes, ref position);
            return;
        }
        long length = Varint.ReadZigZagUnchecked(ref from, ref at);
        if (length < 1 || length > bytes.Length - at) ThrowLength(position, bytes.Length);
        int end = at + (int)length;
        at++; // The attributes of a record have no meaning yet.
        TimestampDelta = Varint.ReadZigZagUnchecked(ref from, ref at);
        long offset = Varint.ReadZigZagUnchecked(ref from, ref at), key = Varint.ReadZigZagUnchecked(ref from, ref at);
        // What was read behind the record's end shows now: nothing is left for the key then.
        if (key > end - at || bytes.Length - at - Math.Max(0, key) < Varint.MaxLength64)
        {
            ParseLast(bytes, ref position);
            return;
        }
        Key = at;
        KeyLength = key < 0 ? -1 : (int)key;
        at += Math.Max(0, KeyLength);
        long value = Varint.ReadZigZagUnchecked(ref from, ref at);
        if (value > end - at) ThrowCut(position);
        Value = at;
        ValueLength = value < 0 ? -1 : (int)value;
        at += Math.Max(0, ValueLength);
        if (at >= end || offset != (int)offset) ThrowCut(position);
        OffsetDelta = (int)offset;
        Headers = at;
        End = end;
        position = end;
    }

    // The same where the bytes' end is near, and where something is wrong: each byte is looked for before it is read.
    private void ParseLast(ReadOnlySpan<byte> bytes, ref int position)
    {
        int at = position;
        if (!Varint.TryReadZigZag(bytes, ref at, out long length) || length < 1 || length > bytes.Length - at) ThrowLength(position, bytes.Length);
        int end = at + (int)length;
        var record = bytes[..end];
        at++; // The attributes of a record have no meaning yet.
        if (!Varint.TryReadZigZag(record, ref at, out TimestampDelta)) ThrowCut(position);
        if (!Varint.TryReadZigZag(record, ref at, out long offset)) ThrowCut(position);
        if (!Varint.TryReadZigZag(record, ref at, out long key) || key > end - at) ThrowCut(position);
        Key = at;
        KeyLength = key < 0 ? -1 : (int)key;
        at += Math.Max(0, KeyLength);
        if (!Varint.TryReadZigZag(record, ref at, out long value) || value > end - at) ThrowCut(position);
        Value = at;
        ValueLength = value < 0 ? -1 : (int)value;
        at += Math.Max(0, ValueLength);
        if (at >= end || offset != (int)offset) ThrowCut(position);
        OffsetDelta = (int)offset;
        Headers = at;
        End = end;
        position = end;
    }

    [DoesNotReturn]
    private static void ThrowLength(int position, int length) => throw new WireFormatException($"record: its length does not fit the batch (at byte {position} of {length} of the records)");

    [DoesNotReturn]
    private static void ThrowCut(int position) => throw new WireFormatException($"record: a field does not fit the record (at byte {position} of the records)");
}
