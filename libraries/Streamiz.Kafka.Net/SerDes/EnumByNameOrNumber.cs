using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Writes enumerations as numbers, and reads them as numbers or names.</summary>
internal sealed class EnumByNameOrNumber : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "JsonSerDes is by reflection as a whole, and says so.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The same.")]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = "The same.")]
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        // An enumeration's name parses, and so does its number as a text.
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string? text = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Enum.GetUnderlyingType(typeof(TEnum)) == typeof(ulong) ? $"{reader.GetUInt64()}" : $"{reader.GetInt64()}",
                _ => null,
            };
            return Enum.TryParse(text, ignoreCase: true, out TEnum value) ? value : throw new JsonException($"{text ?? reader.TokenType.ToString()} is no {typeof(TEnum).Name}");
        }

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToString("D"));

        public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Enum.TryParse(reader.GetString(), ignoreCase: true, out TEnum value) ? value : throw new JsonException($"{reader.GetString()} is no {typeof(TEnum).Name}");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }
}
