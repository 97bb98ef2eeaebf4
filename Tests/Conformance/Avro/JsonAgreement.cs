using System.Text.Json;

namespace Streamiz.Conformance.Avro;

/// <summary>Compares JSON texts as the vectors want: objects without regard to the order of keys, whole numbers exactly, others bit by bit.</summary>
internal static class JsonAgreement
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    public static void Check(string what, string expected, string actual)
    {
        using var left = JsonDocument.Parse(expected, Deep);
        using var right = JsonDocument.Parse(actual, Deep);
        if (!Same(left.RootElement, right.RootElement)) throw new Mismatch($"{what}: expected {expected}, was {actual}");
    }

    private static bool Same(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind) return false;
        switch (left.ValueKind)
        {
            case JsonValueKind.Number: return SameNumber(left, right);
            case JsonValueKind.String: return left.GetString() == right.GetString();
            case JsonValueKind.Array: return left.EnumerateArray().Zip(right.EnumerateArray(), Same).All(same => same) && left.GetArrayLength() == right.GetArrayLength();
            case JsonValueKind.Object:
                return left.EnumerateObject().Count() == right.EnumerateObject().Count()
                    && left.EnumerateObject().All(member => right.TryGetProperty(member.Name, out var other) && Same(member.Value, other));
            default: return true;
        }
    }

    private static bool SameNumber(JsonElement left, JsonElement right)
    {
        if (left.TryGetInt64(out long a) && right.TryGetInt64(out long b) && a != 0) return a == b;
        return BitConverter.DoubleToInt64Bits(left.GetDouble()) == BitConverter.DoubleToInt64Bits(right.GetDouble());
    }
}
