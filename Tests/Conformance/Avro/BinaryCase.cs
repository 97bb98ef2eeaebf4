using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>Data and their encoding, both ways; then every truncation of it, which must be refused.</summary>
internal static class BinaryCase
{
    public static void Run(JsonElement element)
    {
        var schema = element.Schema("schema");
        string json = element.Text("json");
        byte[] data = element.Hex("hex");
        var value = AvroJsonEncoding.Read(schema, json);
        Case.CheckHex("encoding", element.Text("hex"), new GenericWriter(schema).Write(value));
        var reader = new GenericReader(schema);
        Case.CheckValue(schema, json, reader.Read(data));
        if (element.TryGetProperty("alsoDecodes", out var others))
        {
            foreach (var other in others.EnumerateArray()) CheckOther(reader, schema, json, Convert.FromHexString(other.GetString()!));
        }
        if (element.TryGetProperty("logical", out var logical)) LogicalCase.Run(schema, logical.Text("type"), logical.Text("value"), value);
        for (int length = 0; length < data.Length; length++)
        {
            byte[] cut = data[..length];
            Case.Expect(true, () => reader.Read(cut));
        }
    }

    private static void CheckOther(GenericReader reader, AvroSchema schema, string json, byte[] data)
    {
        Case.CheckValue(schema, json, reader.Read(data));
        var skipping = new AvroReader(data);
        reader.Skip(ref skipping);
        Mismatch.Check("bytes left after skipping", 0, skipping.Remaining);
    }
}
