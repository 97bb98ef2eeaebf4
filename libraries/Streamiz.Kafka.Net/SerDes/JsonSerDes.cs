using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>JSON of a plain class, by the framework's serializer.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The user's type is named by the user; for trimmed programs a serde over a generated JsonTypeInfo is the way.")]
[UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The same.")]
public class JsonSerDes<T> : AbstractSerDes<T>
    where T : class
{
    /// <inheritdoc/>
    public override T Deserialize(byte[]? data, SerializationContext context) => data is null ? null! : JsonSerializer.Deserialize<T>(data)!;

    /// <inheritdoc/>
    public override byte[]? Serialize(T data, SerializationContext context) => data is null ? null : JsonSerializer.SerializeToUtf8Bytes(data);
}
