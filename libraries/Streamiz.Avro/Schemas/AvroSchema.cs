using System;
using System.Collections.Generic;
using System.Globalization;

namespace Streamiz.Avro;

/// <summary>
/// A parsed schema. Immutable and safe to share between threads. Two places that use the same named type share one object;
/// every other place has an object of its own.
/// </summary>
public abstract class AvroSchema
{
    private static readonly KeyValuePair<string, AvroJson>[] NoProperties = new KeyValuePair<string, AvroJson>[0];

    private string? _canonicalForm;
    private byte[]? _fingerprint;

    private protected AvroSchema(AvroType type) => Type = type;

    /// <summary>The type of Avro this schema is of.</summary>
    public AvroType Type { get; }

    /// <summary>The logical type, or null when there is none that is known and valid here.</summary>
    public LogicalType? LogicalType { get; private set; }

    /// <summary>Attributes without meaning to Avro, in the order of the text (<c>logicalType</c>, <c>precision</c> and <c>scale</c> count as such).</summary>
    public IReadOnlyList<KeyValuePair<string, AvroJson>> Properties { get; private set; } = NoProperties;

    /// <summary>The line of the text where the schema begins, from 1; 0 when it was not parsed.</summary>
    public int Line { get; internal set; }

    /// <summary>The column where the schema begins, from 1; 0 when it was not parsed.</summary>
    public int Column { get; internal set; }

    /// <summary>The name by which unions and errors call this type: the full name of a named type, else as <c>int</c> or <c>array</c>.</summary>
    public virtual string TypeName => Type.ToString().ToLowerInvariant();

    /// <summary>The Parsing Canonical Form of the specification.</summary>
    public string CanonicalForm => _canonicalForm ??= CanonicalText.Of(this);

    /// <summary>The CRC-64-AVRO (Rabin) fingerprint of the canonical form.</summary>
    public ulong Fingerprint => Crc64.Of(CanonicalForm);

    /// <summary>Parses a schema.</summary>
    /// <param name="text">The schema as JSON.</param>
    /// <exception cref="AvroSchemaException">The text is no valid schema; with line and column.</exception>
    public static AvroSchema Parse(string text) => new AvroSchemaParser().Parse(text);

    /// <summary>The fingerprint of the canonical form: <c>CRC-64-AVRO</c> (8 bytes little-endian), <c>MD5</c> or <c>SHA-256</c>.</summary>
    /// <exception cref="ArgumentException">Another algorithm was asked for.</exception>
    public byte[] FingerprintBytes(string algorithm = "CRC-64-AVRO") => Fingerprints.Of(CanonicalForm, algorithm);

    /// <summary>The SHA-256 of the canonical form, kept after the first time: what caches tell schemas apart by.</summary>
    internal byte[] Identity => _fingerprint ??= Fingerprints.Of(CanonicalForm, "SHA-256");

    /// <summary>The property of that name, or null.</summary>
    public AvroJson? FindProperty(string name)
    {
        foreach (var property in Properties)
        {
            if (string.Equals(property.Key, name, StringComparison.Ordinal)) return property.Value;
        }
        return null;
    }

    /// <summary>The whole schema as compact JSON, with docs, defaults, aliases and properties.</summary>
    public override string ToString() => SchemaText.Of(this);

    internal void SetProperties(List<KeyValuePair<string, AvroJson>> properties)
    {
        if (properties.Count == 0) return;
        Properties = properties.ToArray();
        LogicalType = LogicalType.Of(this);
    }
}
