using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>Data of one schema read with another: as values, and by the plan that generated code follows.</summary>
internal static class ResolutionCase
{
    public static void Run(JsonElement element)
    {
        var writer = element.Schema("writer");
        var reader = element.Schema("reader");
        byte[] data = element.Hex("hex");
        Case.CheckValue(writer, element.Text("writerJson"), new GenericReader(writer).Read(data));
        Case.Expect(element.WantsError(), () =>
        {
            var value = new GenericReader(writer, reader).Read(data);
            if (!element.TryGetProperty("json", out var json)) return;
            Case.CheckValue(reader, json.GetString()!, value);
            Case.CheckHex("encoding for the reader", element.Text("readerHex"), new GenericWriter(reader).Write(value));
        });
        if (reader is RecordSchema record && writer is RecordSchema) CheckPlan(element, writer, record, data);
    }

    private static void CheckPlan(JsonElement element, AvroSchema writer, RecordSchema reader, byte[] data) =>
        Case.Expect(element.WantsError(), () =>
        {
            var value = PlanFollower.Read(ResolutionPlan.Compile(writer, reader), data);
            if (element.TryGetProperty("json", out var json)) Case.CheckValue(reader, json.GetString()!, value);
        });
}
