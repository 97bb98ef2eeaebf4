using System.Buffers.Binary;
using System.Text;
using Streamiz.Kafka.Net.Plan;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// The note beside a committed offset, in Kafka Streams' bytes, Base64 around them: version, the partition's time, and since version 2 the nodes'
/// numbers (how many; each with the length of its name, the name, and the number). Big endian.
/// </summary>
internal static class PositionNote
{
    private const byte WithTime = 1, WithNumbers = 2;
    private const int TimeLength = 1 + sizeof(long);

    // What brokers take by default (offset.metadata.max.bytes). A name that our own entries need is left out before the commit is refused.
    private const int MaxLength = 4096;

    /// <param name="partitionTime">The largest time of the partition, milliseconds; -1 before the first record.</param>
    /// <param name="notes">Numbers by name.</param>
    public static string Write(long partitionTime, IReadOnlyDictionary<string, long> notes)
    {
        string written = Encode(partitionTime, notes);
        if (written.Length <= MaxLength) return written;
        var least = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, number) in notes)
            if (!name.Contains(':', StringComparison.Ordinal)) least[name] = number;
        return Encode(partitionTime, least);
    }

    /// <summary>Reads a note; false when it is of another kind or damaged, and whatever could be read of it is given.</summary>
    public static bool TryRead(string? written, out long partitionTime, out IReadOnlyDictionary<string, long> notes)
    {
        partitionTime = -1;
        notes = new Dictionary<string, long>();
        if (string.IsNullOrEmpty(written)) return true;
        byte[] bytes = new byte[written.Length];
        if (!Convert.TryFromBase64String(written, bytes, out int length) || length < TimeLength) return false;
        var rest = bytes.AsSpan(0, length);
        if (rest[0] is not (WithTime or WithNumbers)) return false;
        partitionTime = BinaryPrimitives.ReadInt64BigEndian(rest[1..]);
        return rest[0] == WithTime || length == TimeLength || TryReadNumbers(rest[TimeLength..], out notes);
    }

    private static string Encode(long partitionTime, IReadOnlyDictionary<string, long> notes)
    {
        var bytes = new MemoryStream();
        Span<byte> number = stackalloc byte[sizeof(long)];
        bytes.WriteByte(WithNumbers);
        BinaryPrimitives.WriteInt64BigEndian(number, partitionTime);
        bytes.Write(number);
        if (notes.Count > 0)
        {
            WriteInt(bytes, notes.Count);
            foreach (string name in JavaOrder.OfMap(notes.Keys))
            {
                byte[] text = Encoding.UTF8.GetBytes(name);
                WriteInt(bytes, text.Length);
                bytes.Write(text);
                BinaryPrimitives.WriteInt64BigEndian(number, notes[name]);
                bytes.Write(number);
            }
        }

        return Convert.ToBase64String(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void WriteInt(MemoryStream bytes, int value)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, value);
        bytes.Write(number);
    }

    private static bool TryReadNumbers(ReadOnlySpan<byte> rest, out IReadOnlyDictionary<string, long> notes)
    {
        var read = new Dictionary<string, long>(StringComparer.Ordinal);
        notes = new Dictionary<string, long>();
        if (!TryReadInt(ref rest, out int count) || count < 0) return false;
        for (int i = 0; i < count; i++)
        {
            if (!TryReadInt(ref rest, out int length) || length < 0 || length > rest.Length - sizeof(long)) return false;
            read[Encoding.UTF8.GetString(rest[..length])] = BinaryPrimitives.ReadInt64BigEndian(rest[length..]);
            rest = rest[(length + sizeof(long))..];
        }

        notes = read;
        return true;
    }

    private static bool TryReadInt(ref ReadOnlySpan<byte> rest, out int value)
    {
        value = 0;
        if (rest.Length < sizeof(int)) return false;
        value = BinaryPrimitives.ReadInt32BigEndian(rest);
        rest = rest[sizeof(int)..];
        return true;
    }
}
