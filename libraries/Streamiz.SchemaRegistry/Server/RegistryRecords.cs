using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Streamiz.SchemaRegistry.Server;

/// <summary>
/// The records of the log: the keys and values that Confluent's registry writes into its <c>_schemas</c> topic, so that a topic
/// written here can be taken over there.
/// </summary>
internal static class RegistryRecords
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RegistryRecord Schema(SchemaEntry entry) => new(SchemaKey(entry.Subject, entry.Version), Json(w =>
    {
        w.WriteString("subject", entry.Subject);
        w.WriteNumber("version", entry.Version);
        w.WriteNumber("id", entry.Id);
        if (entry.SchemaType != "AVRO")
            w.WriteString("schemaType", entry.SchemaType);
        WriteReferences(w, entry.References);
        WriteRaw(w, "metadata", entry.Metadata);
        WriteRaw(w, "ruleSet", entry.RuleSet);
        w.WriteString("schema", entry.Text);
        w.WriteBoolean("deleted", entry.Deleted);
    }));

    public static RegistryRecord RemoveSchema(string subject, int version) => new(SchemaKey(subject, version), null);

    public static RegistryRecord DeleteSubject(string subject, int version) => new(Key("DELETE_SUBJECT", subject), Json(w =>
    {
        w.WriteString("subject", subject);
        w.WriteNumber("version", version);
    }));

    public static RegistryRecord ClearSubject(string? subject) => new(Key("CLEAR_SUBJECT", subject), Json(w => w.WriteString("subject", subject)));

    public static RegistryRecord Level(string? subject, CompatibilityLevel? level) =>
        new(Key("CONFIG", subject), level is { } some ? Json(w => w.WriteString("compatibilityLevel", some.Name())) : null);

    public static RegistryRecord Mode(string? subject, RegistryMode? mode) =>
        new(Key("MODE", subject), mode is { } some ? Json(w => w.WriteString("mode", some.Name())) : null);

    public static void Apply(RegistryRecord record, CatalogState state)
    {
        try
        {
            using var key = JsonDocument.Parse(record.Key);
            using var value = record.Value is null ? null : JsonDocument.Parse(record.Value);
            Apply(key.RootElement, value?.RootElement, state);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RegistryStoreException($"A record of the registry's log cannot be understood: {e.Message}", e);
        }
    }

    public static void WriteReferences(Utf8JsonWriter writer, IReadOnlyList<SchemaReference> references)
    {
        if (references.Count == 0)
            return;
        writer.WriteStartArray("references");
        foreach (var reference in references)
        {
            writer.WriteStartObject();
            writer.WriteString("name", reference.Name);
            writer.WriteString("subject", reference.Subject);
            writer.WriteNumber("version", reference.Version);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteRaw(Utf8JsonWriter writer, string name, string? json)
    {
        if (json is null)
            return;
        writer.WritePropertyName(name);
        writer.WriteRawValue(json);
    }

    public static IReadOnlyList<SchemaReference> ReadReferences(JsonElement element)
    {
        if (!element.TryGetProperty("references", out var references) || references.ValueKind != JsonValueKind.Array)
            return [];
        return [.. references.EnumerateArray().Select(r => new SchemaReference(
            r.GetProperty("name").GetString() ?? "", r.GetProperty("subject").GetString() ?? "", r.GetProperty("version").GetInt32()))];
    }

    public static string? ReadRaw(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.GetRawText() : null;

    private static void Apply(JsonElement key, JsonElement? value, CatalogState state)
    {
        var subject = key.TryGetProperty("subject", out var s) ? s.GetString() : null;
        switch (key.GetProperty("keytype").GetString())
        {
            case "SCHEMA" when value is { } schema:
                state.Put(ReadEntry(schema));
                break;
            case "SCHEMA":
                state.Remove(subject!, key.GetProperty("version").GetInt32());
                break;
            case "DELETE_SUBJECT" when value is { } deleted:
                state.SoftDelete(subject!, deleted.GetProperty("version").GetInt32());
                break;
            case "CLEAR_SUBJECT":
                state.ClearDeleted(subject);
                break;
            case "CONFIG":
                state.SetLevel(subject, value is { } config && CompatibilityLevels.TryParse(Text(config, "compatibilityLevel"), out var level) ? level : null);
                break;
            case "MODE":
                state.SetMode(subject, value is { } mode && RegistryModes.TryParse(Text(mode, "mode"), out var parsed) ? parsed : null);
                break;
            default:
                // NOOP, CONTEXT and whatever later registries write: nothing that this one keeps.
                break;
        }
    }

    private static SchemaEntry ReadEntry(JsonElement value) =>
        new(Text(value, "subject")!, value.GetProperty("version").GetInt32(), value.GetProperty("id").GetInt32(), Text(value, "schema")!, ReadReferences(value))
        {
            SchemaType = Text(value, "schemaType") ?? "AVRO",
            Metadata = ReadRaw(value, "metadata"),
            RuleSet = ReadRaw(value, "ruleSet"),
            Deleted = value.TryGetProperty("deleted", out var deleted) && deleted.ValueKind == JsonValueKind.True,
        };

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static byte[] SchemaKey(string subject, int version) => Json(w =>
    {
        w.WriteString("keytype", "SCHEMA");
        w.WriteString("subject", subject);
        w.WriteNumber("version", version);
        w.WriteNumber("magic", 1);
    });

    private static byte[] Key(string keytype, string? subject) => Json(w =>
    {
        w.WriteString("keytype", keytype);
        w.WriteString("subject", subject);
        w.WriteNumber("magic", 0);
    });

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
