using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>A schema that must parse, and all that is to be known of it.</summary>
internal static class ValidSchemaCase
{
    public static void Run(JsonElement element)
    {
        var schema = AvroSchema.Parse(element.GetProperty("schema").GetString()!);
        Check(element, schema, element.GetProperty("canonical").GetString()!);
        string canonical = schema.CanonicalForm;
        Mismatch.Check("crc", element.GetProperty("crc64avro").GetString(), schema.Fingerprint.ToString("x16"));
        Mismatch.Check("crc bytes", element.GetProperty("crc64avroBytes").GetString(), Convert.ToHexStringLower(schema.FingerprintBytes()));
        Mismatch.Check("md5", element.GetProperty("md5").GetString(), Convert.ToHexStringLower(schema.FingerprintBytes("MD5")));
        Mismatch.Check("sha256", element.GetProperty("sha256").GetString(), Convert.ToHexStringLower(schema.FingerprintBytes("SHA-256")));
        if (!element.TryGetProperty("canonicalReparses", out _))
            Mismatch.Check("canonical form of the canonical form", canonical, AvroSchema.Parse(canonical).CanonicalForm);
        Check(element, AvroSchema.Parse(element.GetProperty("javaToString").GetString()!), canonical);
        Check(element, AvroSchema.Parse(schema.ToString()), canonical);
    }

    private static void Check(JsonElement element, AvroSchema schema, string canonical)
    {
        Mismatch.Check("canonical form", canonical, schema.CanonicalForm);
        var facts = new SchemaFacts(schema);
        facts.Names.Expect("names", element);
        facts.Logical.Expect("logicalTypes", element);
        facts.Ignored.Expect("ignoredLogicalTypes", element);
        facts.Orders.Expect("orders", element);
        facts.Properties.Expect("props", element);
        facts.Docs.Expect("docs", element);
        facts.ExpectDefaults(element);
    }
}
