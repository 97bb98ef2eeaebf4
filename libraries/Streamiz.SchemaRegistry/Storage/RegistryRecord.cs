namespace Streamiz.SchemaRegistry;

/// <summary>One entry of a registry's log: the newest value of a key counts, a missing value removes the key.</summary>
/// <param name="Key">JSON in UTF-8, of the shape that Confluent's registry writes into its <c>_schemas</c> topic.</param>
/// <param name="Value">JSON in UTF-8, or null for a removal.</param>
public readonly record struct RegistryRecord(byte[] Key, byte[]? Value);
