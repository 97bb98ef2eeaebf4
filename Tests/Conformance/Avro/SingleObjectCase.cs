using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>A message that says which schema it was written with, by fingerprint or by registered id.</summary>
internal static class SingleObjectCase
{
    public static void Run(JsonElement element)
    {
        var schema = element.Schema("schema");
        bool confluent = element.Text("format") == "confluent";
        Case.Expect(element.WantsError(), () =>
        {
            var value = confluent ? ReadConfluent(element, schema) : ReadSingleObject(element, schema);
            if (element.WantsError()) return;
            Case.CheckValue(schema, element.Text("json"), value);
        });
        if (element.WantsError()) return;
        var datum = AvroJsonEncoding.Read(schema, element.Text("json"));
        if (confluent) Case.CheckHex("message", element.Text("hex"), WriteConfluent(schema, element.GetProperty("schemaId").GetInt32(), datum));
        else if (element.TryGetProperty("crc64avro", out _)) Case.CheckHex("message", element.Text("hex"), SingleObject.Write(schema, datum));
    }

    private static AvroValue ReadSingleObject(JsonElement element, AvroSchema schema)
    {
        var store = new AvroSchemaStore();
        store.Add(schema);
        if (element.TryGetProperty("otherKnownSchemas", out var others))
        {
            foreach (var other in others.EnumerateArray()) store.Add(AvroSchema.Parse(other.GetString()!));
        }
        return SingleObject.Read(element.Hex("hex"), schema, store);
    }

    private static AvroValue ReadConfluent(JsonElement element, AvroSchema schema)
    {
        var reader = new AvroReader(element.Hex("hex"));
        Mismatch.Check("id", element.GetProperty("schemaId").GetInt32(), ConfluentFrame.ReadHeader(ref reader));
        return new GenericReader(schema).Read(ref reader);
    }

    private static byte[] WriteConfluent(AvroSchema schema, int id, AvroValue value)
    {
        var buffer = new AvroBuffer();
        var writer = new AvroWriter(buffer);
        ConfluentFrame.WriteHeader(ref writer, id);
        new GenericWriter(schema).Write(ref writer, value);
        writer.Complete();
        return buffer.ToArray();
    }
}
