using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>A text in Avro's JSON encoding.</summary>
internal static class JsonCase
{
    public static void Run(JsonElement element)
    {
        var schema = element.Schema("schema");
        Case.Expect(element.WantsError(), () =>
        {
            var value = AvroJsonEncoding.Read(schema, element.Text("input"));
            if (element.WantsError()) return;
            // Avro Java writes nothing at all for an empty record at the top; that binds nobody.
            if (element.Text("json").Length == 0) return;
            JsonAgreement.Check("JSON", element.Text("json"), AvroJsonEncoding.Write(schema, value));
            Case.CheckHex("binary", element.Text("hex"), new GenericWriter(schema).Write(value));
        });
    }
}
