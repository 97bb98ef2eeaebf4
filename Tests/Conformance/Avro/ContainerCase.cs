using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>A container file: what is in it, or how far it can be read.</summary>
internal static class ContainerCase
{
    private const long MostBytes = 16 << 20;

    public static void Run(JsonElement element)
    {
        byte[] file = Convert.FromBase64String(element.Text("base64"));
        bool opens = !(element.WantsError() && element.Text("stage") == "open");
        var readerSchema = element.TryGetProperty("readerSchema", out var text) ? AvroSchema.Parse(text.GetString()!) : null;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Case.Expect(!opens, () =>
        {
            using var reader = new AvroFileReader(new MemoryStream(file), readerSchema);
            if (opens) ReadOn(element, reader, readerSchema ?? reader.Schema);
        });
        long used = GC.GetAllocatedBytesForCurrentThread() - before;
        if (element.TryGetProperty("noBigAllocation", out _) && used > MostBytes) throw new Mismatch($"{used} bytes were allocated");
        if (opens && !element.WantsError() && readerSchema is null) CheckWriting(file);
    }

    private static void ReadOn(JsonElement element, AvroFileReader reader, AvroSchema schema)
    {
        if (element.TryGetProperty("writerSchema", out var text)) Mismatch.Check("schema", text.GetString(), reader.SchemaText);
        if (element.TryGetProperty("codec", out var codec)) Mismatch.Check("codec", codec.GetString(), reader.Codec);
        if (element.TryGetProperty("metadata", out var metadata)) CheckMetadata(metadata, reader);
        var records = element.GetProperty("records").EnumerateArray().Select(record => record.GetString()!).ToList();
        var counts = new List<long>();
        int read = 0;
        Case.Expect(element.WantsError(), () =>
        {
            while (reader.NextBlock())
            {
                counts.Add(reader.BlockCount);
                for (long i = 0; i < reader.BlockCount && reader.TryRead(out var value); i++)
                {
                    if (read >= records.Count) throw new Mismatch("a record that is not in the file");
                    Case.CheckValue(schema, records[read++], value);
                }
            }
        });
        if (element.WantsError()) return;
        Mismatch.Check("number of records", records.Count, read);
        var wanted = element.GetProperty("blockCounts").EnumerateArray().Select(count => count.GetInt64());
        Mismatch.Check("blocks", string.Join(',', wanted), string.Join(',', counts));
    }

    private static void CheckMetadata(JsonElement metadata, AvroFileReader reader)
    {
        Mismatch.Check("number of metadata", metadata.EnumerateObject().Count(), reader.Metadata.Count);
        foreach (var entry in metadata.EnumerateObject())
        {
            if (!reader.Metadata.TryGetValue(entry.Name, out byte[]? value)) throw new Mismatch($"no metadata '{entry.Name}'");
            Mismatch.Check($"metadata '{entry.Name}'", entry.Value.GetString(), Convert.ToBase64String(value));
        }
    }

    // What was read is written with the same codec, and read again.
    private static void CheckWriting(byte[] file)
    {
        using var reader = new AvroFileReader(new MemoryStream(file));
        var records = reader.ReadAll().ToList();
        var copy = new MemoryStream();
        using (var writer = new AvroFileWriter(copy, reader.Schema, new AvroFileOptions { Codec = reader.Codec, BlockBytes = 100 }))
        {
            foreach (var record in records) writer.Append(record);
        }
        using var again = new AvroFileReader(new MemoryStream(copy.ToArray()));
        if (!again.ReadAll().SequenceEqual(records)) throw new Mismatch("written and read again it differs");
    }
}
