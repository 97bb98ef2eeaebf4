using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>Two values and which comes first, by value and by encoding, both ways round.</summary>
internal static class OrderCase
{
    public static void Run(JsonElement element)
    {
        var schema = element.Schema("schema");
        var (a, b) = (AvroJsonEncoding.Read(schema, element.Text("a")), AvroJsonEncoding.Read(schema, element.Text("b")));
        Case.Expect(element.WantsError(), () =>
        {
            int order = Math.Sign(AvroOrder.Compare(schema, a, b));
            if (element.WantsError()) return;
            int expected = int.Parse(element.Text("expect"));
            Mismatch.Check("order", expected, order);
            Mismatch.Check("order the other way round", -expected, Math.Sign(AvroOrder.Compare(schema, b, a)));
            Mismatch.Check("order of the encodings", expected, Math.Sign(AvroOrder.Compare(schema, element.Hex("aHex"), element.Hex("bHex"))));
        });
    }
}
