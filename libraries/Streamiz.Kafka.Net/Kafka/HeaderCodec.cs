using System.Text;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Decodes headers for user code, and encodes what user code made.</summary>
internal static class HeaderCodec
{
    public static Headers Decode(RecordHeaders headers)
    {
        var result = new Headers();
        if (headers.IsEmpty) return result;
        var bytes = headers.Encoded.Span;
        int count = ReadVarint(ref bytes);
        for (int i = 0; i < count; i++)
        {
            string key = Encoding.UTF8.GetString(Take(ref bytes, ReadVarint(ref bytes)));
            int length = ReadVarint(ref bytes);
            result.Add(key, length < 0 ? null! : Take(ref bytes, length).ToArray());
        }

        return result;
    }

    /// <summary>Finds the last header of a name (UTF-8) without decoding the others.</summary>
    public static bool TryFindLast(RecordHeaders headers, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        bool isThere = false;
        var bytes = headers.Encoded.Span;
        for (int left = ReadVarint(ref bytes); left > 0; left--)
        {
            bool isWanted = Take(ref bytes, ReadVarint(ref bytes)).SequenceEqual(name);
            int length = ReadVarint(ref bytes);
            var found = length < 0 ? default : Take(ref bytes, length);
            if (!isWanted) continue;
            value = found;
            isThere = true;
        }

        return isThere;
    }

    public static RecordHeaders Encode(Headers headers)
    {
        if (headers.Count == 0) return default;
        int size = VarintSize(headers.Count);
        foreach (var header in headers)
        {
            int key = Encoding.UTF8.GetByteCount(header.Key);
            int value = header.GetValueBytes()?.Length ?? -1;
            size += VarintSize(key) + key + VarintSize(value) + Math.Max(0, value);
        }

        var bytes = new byte[size];
        int at = WriteVarint(bytes, headers.Count);
        foreach (var header in headers)
        {
            at += WriteVarint(bytes.AsSpan(at), Encoding.UTF8.GetByteCount(header.Key));
            at += Encoding.UTF8.GetBytes(header.Key, bytes.AsSpan(at));
            byte[]? value = header.GetValueBytes();
            at += WriteVarint(bytes.AsSpan(at), value?.Length ?? -1);
            value?.CopyTo(bytes.AsSpan(at));
            at += value?.Length ?? 0;
        }

        return new RecordHeaders(bytes);
    }

    /// <summary>Encoded headers with one more behind them.</summary>
    public static RecordHeaders Append(RecordHeaders headers, string key, byte[]? value)
    {
        var all = Decode(headers);
        all.Add(key, value!);
        return Encode(all);
    }

    /// <summary>Encoded headers with one more behind them; those that are there are copied as they are.</summary>
    public static RecordHeaders Append(RecordHeaders headers, string key, string value)
    {
        var old = headers.IsEmpty ? default : headers.Encoded.Span;
        int count = old.IsEmpty ? 0 : ReadVarint(ref old);
        int keyLength = Encoding.UTF8.GetByteCount(key);
        int valueLength = Encoding.UTF8.GetByteCount(value);
        var bytes = new byte[VarintSize(count + 1) + old.Length + VarintSize(keyLength) + keyLength + VarintSize(valueLength) + valueLength];
        int at = WriteVarint(bytes, count + 1);
        old.CopyTo(bytes.AsSpan(at));
        at += old.Length;
        at += WriteVarint(bytes.AsSpan(at), keyLength);
        at += Encoding.UTF8.GetBytes(key, bytes.AsSpan(at));
        at += WriteVarint(bytes.AsSpan(at), valueLength);
        Encoding.UTF8.GetBytes(value, bytes.AsSpan(at));
        return new RecordHeaders(bytes);
    }

    /// <summary>Characters of the keys and bytes of the values: what Kafka Streams counts for a buffered record.</summary>
    public static long MemorySize(RecordHeaders headers)
    {
        if (headers.IsEmpty) return 0;
        long size = 0;
        foreach (var header in Decode(headers)) size += header.Key.Length + (header.GetValueBytes()?.Length ?? 0);
        return size;
    }

    private static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> bytes, int length)
    {
        if (length < 0 || length > bytes.Length) throw new DeserializationException($"a header of {length} bytes where {bytes.Length} are left");
        var taken = bytes[..length];
        bytes = bytes[length..];
        return taken;
    }

    private static int ReadVarint(ref ReadOnlySpan<byte> bytes)
    {
        uint raw = 0;
        for (int i = 0; i < 5 && i < bytes.Length; i++)
        {
            raw |= (uint)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] >= 0x80) continue;
            bytes = bytes[(i + 1)..];
            return (int)(raw >> 1) ^ -(int)(raw & 1);
        }

        throw new DeserializationException("headers end within a number");
    }

    private static int VarintSize(int value)
    {
        int size = 1;
        for (uint raw = (uint)((value << 1) ^ (value >> 31)); raw >= 0x80; raw >>= 7) size++;
        return size;
    }

    private static int WriteVarint(Span<byte> to, int value)
    {
        uint raw = (uint)((value << 1) ^ (value >> 31));
        int at = 0;
        for (; raw >= 0x80; raw >>= 7) to[at++] = (byte)(raw | 0x80);
        to[at] = (byte)raw;
        return at + 1;
    }
}
