using System.Buffers.Binary;

namespace Streamiz.Avro;

/// <summary>The header of Confluent's wire format: a zero byte and the schema's id, most significant byte first.</summary>
public static class ConfluentFrame
{
    /// <summary>Bytes before the value.</summary>
    public const int HeaderSize = 5;

    /// <summary>Gives the id if the message has this header.</summary>
    public static bool TryReadId(ReadOnlySpan<byte> message, out int schemaId)
    {
        schemaId = 0;
        if (message.Length < HeaderSize || message[0] != 0) return false;
        schemaId = BinaryPrimitives.ReadInt32BigEndian(message[1..]);
        return true;
    }

    /// <summary>Reads the header and gives the id of the schema that the value behind it was written with.</summary>
    /// <exception cref="AvroDataException">The message is too short or begins with another byte.</exception>
    public static int ReadHeader(ref AvroReader reader)
    {
        if (reader.Remaining < HeaderSize) throw new AvroDataException($"a message of {reader.Remaining} bytes; its header alone takes {HeaderSize}");
        var header = reader.ReadFixed(HeaderSize);
        if (header[0] != 0) throw new AvroDataException($"a message that begins with {header[0]:X2}, not with the 00 of a registered schema");
        return BinaryPrimitives.ReadInt32BigEndian(header[1..]);
    }

    /// <summary>Writes the header.</summary>
    public static void WriteHeader(ref AvroWriter writer, int schemaId)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        header[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], schemaId);
        writer.WriteFixed(header);
    }
}
