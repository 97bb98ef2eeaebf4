using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>
/// JSON of a plain class, by the framework's serializer. Properties and public fields are written under their own names; what is read may spell them in other
/// cases, have more of them, numbers as texts, enumerations as names, comments and trailing commas: so that what other serializers wrote can be read.
/// </summary>
/// <typeparam name="T">Type of the values.</typeparam>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The user's type is named by the user; for trimmed programs a serde over a generated JsonTypeInfo is the way.")]
[UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The same.")]
public class JsonSerDes<T> : AbstractSerDes<T>
    where T : class
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IncludeFields = true,
        PropertyNameCaseInsensitive = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new EnumByNameOrNumber() },
    };

    /// <inheritdoc/>
    /// <exception cref="Errors.DeserializationException">The bytes are no such JSON.</exception>
    public override T Deserialize(byte[]? data, SerializationContext context)
    {
        if (data is null) return null!;
        try
        {
            return JsonSerializer.Deserialize<T>(data, Options)!;
        }
        catch (JsonException e)
        {
            throw new Errors.DeserializationException($"{context.Component} of {context.Topic} cannot be read as {typeof(T).Name}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override byte[]? Serialize(T data, SerializationContext context) => data is null ? null : JsonSerializer.SerializeToUtf8Bytes(data, Options);
}
