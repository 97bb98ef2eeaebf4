using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>Data that are not what their schema says.</summary>
internal static class MalformedCase
{
    private const long MostBytes = 16 << 20;

    public static void Run(JsonElement element)
    {
        var schema = element.Schema("schema");
        byte[] data = element.TryGetProperty("hex", out var hex) ? Convert.FromHexString(hex.GetString()!) : Join(element.GetProperty("hexParts"));
        var reader = new GenericReader(schema);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string expect = element.Text("expect");
        bool limited = element.TryGetProperty("noBigAllocation", out _);
        try
        {
            Case.Expect(expect == "error", () =>
            {
                var data2 = new AvroReader(data);
                var value = reader.Read(ref data2);
                if (expect == "value") Case.CheckValue(schema, element.Text("json"), value);
            });
        }
        finally
        {
            long used = GC.GetAllocatedBytesForCurrentThread() - before;
            if (limited && used > MostBytes) throw new Mismatch($"{used} bytes were allocated");
        }
        if (expect == "error") CheckSkip(reader, data);
    }

    // Skipping may pass over what reading refuses, but only by the library's own exceptions or not at all.
    private static void CheckSkip(GenericReader reader, byte[] data)
    {
        try
        {
            var skipping = new AvroReader(data);
            reader.Skip(ref skipping);
        }
        catch (AvroException)
        {
        }
    }

    private static byte[] Join(JsonElement parts)
    {
        using var joined = new MemoryStream();
        foreach (var part in parts.EnumerateArray())
        {
            byte[] bytes = part.Hex("hex");
            for (int i = 0; i < part.GetProperty("times").GetInt32(); i++) joined.Write(bytes);
        }
        return joined.ToArray();
    }
}
