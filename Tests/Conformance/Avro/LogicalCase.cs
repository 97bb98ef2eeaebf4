using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>A value of a logical type in text, and the value it is stored as.</summary>
internal static class LogicalCase
{
    public static void Run(AvroSchema schema, string type, string text, AvroValue value)
    {
        Mismatch.Check("logical type", type, schema.LogicalType?.Name);
        Mismatch.Check("text", text, LogicalText.Write(schema, value));
        if (!LogicalText.Read(schema, text).Equals(value)) throw new Mismatch($"{text} gave {AvroJsonEncoding.Write(schema, LogicalText.Read(schema, text))}");
    }
}
