using System.Buffers.Binary;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// A buffered update of a table's row: the value before anything was buffered, the update's old and new value (null: none), and where it came from.
/// </summary>
internal sealed record BufferedChange(byte[]? Prior, byte[]? Old, byte[]? New, BufferedContext Context)
{
    /// <summary>Size as Kafka Streams reckons it, bytes.</summary>
    public long MemorySize => (Prior?.Length ?? 0) + (ReferenceEquals(Prior, Old) ? 0 : Old?.Length ?? 0) + (New?.Length ?? 0) + Context.MemorySize;

    /// <summary>Appends context, prior, old and new value, each with its 4-byte length; -1 is null, and -2 an old value that equals the prior one.</summary>
    public void Write(Scratch output)
    {
        Context.Write(output);
        Write(output, Prior);
        if (Old is not null && Prior is not null && Old.AsSpan().SequenceEqual(Prior)) WriteLength(output, -2);
        else Write(output, Old);
        Write(output, New);
    }

    /// <summary>Reads what <see cref="Write(Scratch)"/> wrote and moves behind it.</summary>
    public static BufferedChange Read(ref ReadOnlySpan<byte> bytes)
    {
        var context = BufferedContext.Read(ref bytes);
        byte[]? prior = ReadValue(ref bytes, null), old = ReadValue(ref bytes, prior), value = ReadValue(ref bytes, null);
        return new BufferedChange(prior, old, value, context);
    }

    private static void Write(Scratch output, byte[]? value)
    {
        WriteLength(output, value?.Length ?? -1);
        output.Append(value);
    }

    private static void WriteLength(Scratch output, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), length);
        output.Advance(4);
    }

    private static byte[]? ReadValue(ref ReadOnlySpan<byte> bytes, byte[]? same)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(bytes);
        bytes = bytes[4..];
        if (length == -2) return same;
        if (length < 0) return null;
        byte[] value = bytes[..length].ToArray();
        bytes = bytes[length..];
        return value;
    }
}
