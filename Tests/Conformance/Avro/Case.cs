using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>What the families' runners share: the parts of a case, and the way in and out of the library.</summary>
internal static class Case
{
    public static string Text(this JsonElement element, string key) => element.GetProperty(key).GetString()!;

    public static byte[] Hex(this JsonElement element, string key) => Convert.FromHexString(element.Text(key));

    public static AvroSchema Schema(this JsonElement element, string key) => AvroSchema.Parse(element.Text(key));

    public static bool WantsError(this JsonElement element) => element.Text("expect") == "error";

    /// <summary>The data of a case are what its JSON says: the value that comes of them is written as that JSON, and equals what is read from that JSON.</summary>
    public static void CheckValue(AvroSchema schema, string json, AvroValue value)
    {
        JsonAgreement.Check("value", json, AvroJsonEncoding.Write(schema, value));
        if (!AvroJsonEncoding.Read(schema, json).Equals(value)) throw new Mismatch($"the value read from JSON differs: {json}");
    }

    public static void CheckHex(string what, string expected, byte[] actual) => Mismatch.Check(what, expected, Convert.ToHexStringLower(actual));

    /// <summary>Runs what must be refused, if <paramref name="refuse"/>, else what must not.</summary>
    public static void Expect(bool refuse, Action run)
    {
        try
        {
            run();
        }
        catch (AvroException) when (refuse)
        {
            return;
        }
        if (refuse) throw new Mismatch("it was taken");
    }
}
