using System.Diagnostics.CodeAnalysis;
using Streamiz.Avro;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>What a type of values has to do with schemas.</summary>
internal abstract class AvroValues<T>
{
    /// <summary>The schema to write a value with: always the same object for the same schema, as far as that can be had.</summary>
    public abstract AvroSchema SchemaOf(T value);

    public abstract void Write(T value, ref AvroWriter writer);

    /// <summary>Prepares reading of what another schema has written.</summary>
    /// <exception cref="AvroException">The type cannot take such data.</exception>
    public abstract Incoming<T> Prepare(int id, AvroSchema writer);

    /// <summary>Finds the way for a type; null when there is none.</summary>
    public static AvroValues<T>? Find()
    {
        if (AvroRecords.Find<T>() is { } codec)
            return new GeneratedValues<T>(codec);
        if (typeof(T) == typeof(GenericRecord))
            return (AvroValues<T>)(object)new GenericValues();
        return PrimitiveValues.Find<T>() ?? FindPlain();
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Generated records never come here; who compiles ahead of time uses those.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Generated records never come here; who trims uses those.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "Generated records never come here; who trims uses those.")]
    private static AvroValues<T>? FindPlain() =>
        typeof(T).IsClass && !typeof(T).IsAbstract && typeof(T) != typeof(object)
            ? (AvroValues<T>?)Activator.CreateInstance(typeof(PlainValues<>).MakeGenericType(typeof(T)))
            : null;
}
