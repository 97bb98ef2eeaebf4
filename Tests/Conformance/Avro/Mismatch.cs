namespace Streamiz.Conformance.Avro;

/// <summary>The library disagrees with a case.</summary>
public sealed class Mismatch(string message) : Exception(message)
{
    /// <summary>Throws unless both are equal.</summary>
    public static void Check<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new Mismatch($"{what}: expected {expected}, was {actual}");
    }
}
