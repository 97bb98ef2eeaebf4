using System.Buffers.Binary;

namespace Streamiz.Avro;

/// <summary>The header of single-object encoding: C3 01 and the CRC-64-AVRO of the schema, least significant byte first.</summary>
public static class SingleObject
{
    /// <summary>Bytes before the value.</summary>
    public const int HeaderSize = 10;

    /// <summary>Reads the header and gives the fingerprint of the schema that the value behind it was written with.</summary>
    /// <exception cref="AvroDataException">The message is too short or begins with other bytes.</exception>
    public static ulong ReadHeader(ref AvroReader reader)
    {
        if (reader.Remaining < HeaderSize) throw new AvroDataException($"a message of {reader.Remaining} bytes; its header alone takes {HeaderSize}");
        var header = reader.ReadFixed(HeaderSize);
        if (header[0] != 0xc3 || header[1] != 0x01) throw new AvroDataException($"a message that begins with {header[0]:X2} {header[1]:X2}, not C3 01");
        return BinaryPrimitives.ReadUInt64LittleEndian(header[2..]);
    }

    /// <summary>Writes the header.</summary>
    public static void WriteHeader(ref AvroWriter writer, ulong fingerprint)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        header[0] = 0xc3;
        header[1] = 0x01;
        BinaryPrimitives.WriteUInt64LittleEndian(header[2..], fingerprint);
        writer.WriteFixed(header);
    }

    /// <summary>Reads a whole message for a reader's schema.</summary>
    /// <exception cref="AvroDataException">The message is malformed, or the schema it was written with is not in the store.</exception>
    /// <exception cref="AvroResolutionException">The message holds what the reader's schema has no place for.</exception>
    public static AvroValue Read(ReadOnlySpan<byte> message, AvroSchema reader, AvroSchemaStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var data = new AvroReader(message);
        ulong fingerprint = ReadHeader(ref data);
        var writer = store.Find(fingerprint) ?? throw new AvroDataException($"no schema of fingerprint {fingerprint:x16} is known");
        return new GenericReader(writer, reader).Read(ref data);
    }

    /// <summary>Gives a whole message.</summary>
    /// <exception cref="AvroDataException">The value is not of the schema.</exception>
    public static byte[] Write(AvroSchema schema, AvroValue value)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var buffer = new AvroBuffer();
        var writer = new AvroWriter(buffer);
        WriteHeader(ref writer, schema.Fingerprint);
        GenericWriter.Write(schema, value, ref writer);
        writer.Complete();
        return buffer.ToArray();
    }
}
