using System.Text.Json;
using System.Text.Json.Nodes;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>Walks a schema and notes what the vectors list of it, with paths in their notation.</summary>
internal sealed class SchemaFacts
{
    private readonly HashSet<NamedSchema> _seen = [];
    private readonly Dictionary<string, RecordField> _defaults = [];

    public SchemaFacts(AvroSchema schema) => Walk(schema, "$");

    public FactList Names { get; } = new();

    public FactList Logical { get; } = new();

    public FactList Ignored { get; } = new();

    public FactList Orders { get; } = new();

    public FactList Properties { get; } = new();

    public FactList Docs { get; } = new();

    public void ExpectDefaults(JsonElement element)
    {
        var wanted = element.TryGetProperty("defaults", out var list) ? list.EnumerateArray().ToList() : [];
        Mismatch.Check("number of defaults", wanted.Count, _defaults.Count);
        foreach (var item in wanted)
        {
            string path = item.GetProperty("path").GetString()!;
            if (!_defaults.TryGetValue(path, out var field)) throw new Mismatch($"no default at {path}");
            if (item.TryGetProperty("binding", out _) || item.TryGetProperty("error", out _)) continue;
            string json = item.GetProperty("json").GetString()!;
            if (!JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(field.Default!.ToString()))) throw new Mismatch($"default at {path}: expected {json}, was {field.Default}");
            Case.CheckHex($"default at {path}", item.GetProperty("hex").GetString()!, AvroDefaults.Encode(field));
        }
    }

    private void Walk(AvroSchema schema, string path)
    {
        if (schema is NamedSchema named)
        {
            if (!_seen.Add(named)) return;
            NoteName(named, path);
        }
        NoteProperties(schema, path);
        switch (schema)
        {
            case ArraySchema array: Walk(array.Items, path + "[]"); break;
            case MapSchema map: Walk(map.Values, path + "{}"); break;
            case UnionSchema union:
                for (int i = 0; i < union.Branches.Count; i++) Walk(union.Branches[i], $"{path}|{i}");
                break;
            case RecordSchema record:
                foreach (var field in record.Fields) WalkField(field, $"{path}.{field.Name}");
                break;
        }
    }

    private void WalkField(RecordField field, string path)
    {
        if (field.Default != null) _defaults.Add(path, field);
        if (field.Order != FieldOrder.Ascending) Orders.Add(new JsonObject { ["path"] = path, ["order"] = field.Order.ToString().ToLowerInvariant() });
        if (field.Properties.Count > 0) Properties.Add(new JsonObject { ["path"] = path + "@field", ["props"] = Props(field.Properties) });
        if (field.Doc != null) Docs.Add(new JsonObject { ["path"] = path + "@field", ["doc"] = field.Doc });
        Walk(field.Schema, path);
    }

    private void NoteName(NamedSchema named, string path)
    {
        var fact = new JsonObject
        {
            ["type"] = named is RecordSchema { IsError: true } ? "error" : named.Type.ToString().ToLowerInvariant(),
            ["fullName"] = named.FullName,
            ["path"] = path,
        };
        if (named.Aliases.Count > 0) fact["aliases"] = Texts(named.Aliases.Order(StringComparer.Ordinal));
        if (named is EnumSchema symbols)
        {
            fact["symbols"] = Texts(symbols.Symbols);
            if (symbols.Default != null) fact["default"] = symbols.Default;
        }
        if (named is FixedSchema bytes) fact["size"] = bytes.Size;
        if (named is RecordSchema record)
        {
            fact["fields"] = new JsonArray([.. record.Fields.Select(field =>
            {
                var entry = new JsonObject { ["name"] = field.Name };
                if (field.Aliases.Count > 0) entry["aliases"] = Texts(field.Aliases.Order(StringComparer.Ordinal));
                return (JsonNode)entry;
            })]);
        }
        Names.Add(fact);
        if (named.Doc != null) Docs.Add(new JsonObject { ["path"] = path, ["doc"] = named.Doc });
    }

    private void NoteProperties(AvroSchema schema, string path)
    {
        if (schema.LogicalType is { } logical)
        {
            var fact = new JsonObject { ["path"] = path, ["name"] = logical.Name };
            if (logical.Kind == LogicalTypeKind.Decimal) (fact["precision"], fact["scale"]) = (logical.Precision, logical.Scale);
            Logical.Add(fact);
        }
        else if (schema.FindProperty("logicalType") is { Kind: AvroJsonKind.String } ignored)
        {
            Ignored.Add(new JsonObject { ["path"] = path, ["name"] = ignored.Text });
        }
        if (schema.Properties.Count > 0) Properties.Add(new JsonObject { ["path"] = path, ["props"] = Props(schema.Properties) });
    }

    private static JsonObject Props(IReadOnlyList<KeyValuePair<string, AvroJson>> properties) =>
        new(properties.Select(property => KeyValuePair.Create(property.Key, JsonNode.Parse(property.Value.ToString()))));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
