using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>A text that must not parse.</summary>
internal static class InvalidSchemaCase
{
    public static void Run(JsonElement element)
    {
        bool rejects = element.GetProperty("expect").GetString() == "reject";
        try
        {
            _ = AvroSchema.Parse(element.GetProperty("schema").GetString()!).CanonicalForm;
        }
        catch (AvroSchemaException refusal) when (refusal.Line > 0 && refusal.Column > 0)
        {
            return;
        }
        if (rejects) throw new Mismatch("the schema was taken");
    }
}
