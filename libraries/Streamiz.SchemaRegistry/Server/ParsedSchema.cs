using Streamiz.Avro;

namespace Streamiz.SchemaRegistry.Server;

/// <summary>A schema that a client sent, parsed together with what it refers to, and its text as the registry keeps it.</summary>
internal sealed class ParsedSchema
{
    private const int MaxReferences = 1000;

    private ParsedSchema(AvroSchema schema, string text, IReadOnlyList<SchemaReference> references)
    {
        Schema = schema;
        Text = text;
        References = references;
    }

    public AvroSchema Schema { get; }

    /// <summary>The schema without white space and in a fixed order of attributes; types of other subjects are named and not repeated.</summary>
    public string Text { get; }

    /// <summary>The references with the newest version, where it was asked for, said by its number.</summary>
    public IReadOnlyList<SchemaReference> References { get; }

    /// <summary>Parses a schema.</summary>
    /// <param name="draft">What the client sent.</param>
    /// <param name="normalize">Whether references are put in order and properties sorted as well, so that more texts are the same.</param>
    /// <param name="find">Finds a version of a subject; -1 is the newest one.</param>
    public static ParsedSchema Parse(SchemaDraft draft, bool normalize, Func<string, int, SchemaEntry?> find)
    {
        if (draft.SchemaType is not (null or "" or "AVRO"))
            throw RegistryFault.InvalidSchema($"Invalid schema type {draft.SchemaType}");
        try
        {
            var references = Resolve(draft.References, find);
            var parser = new AvroSchemaParser();
            var budget = MaxReferences;
            AddReferenced(parser, references, find, [], ref budget);
            var known = parser.Names.Keys.ToHashSet(StringComparer.Ordinal);
            var schema = parser.Parse(draft.Schema ?? "");
            if (normalize)
                references = [.. references.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Subject, StringComparer.Ordinal).Distinct()];
            return new ParsedSchema(schema, RegistryText.Of(schema, known, normalize), references);
        }
        catch (AvroSchemaException e)
        {
            throw RegistryFault.InvalidSchema(
                $"Invalid schema {draft.Schema} with refs [{string.Join(", ", draft.References.Select(r => $"{{name='{r.Name}', subject='{r.Subject}', version={r.Version}}}"))}] of type AVRO, details: {e.Message}");
        }
    }

    /// <summary>What keeps one schema from reading data of the other, in the words of Confluent's registry.</summary>
    public static IEnumerable<string> Complaints(ParsedSchema reader, ParsedSchema writer, string readerName, string writerName) =>
        SchemaCompatibility.Check(reader.Schema, writer.Schema).Select(i => Describe(i, readerName, writerName));

    private static string Describe(Incompatibility what, string reader, string writer)
    {
        var path = what.Location;
        var description = what.Type switch
        {
            IncompatibilityType.FixedSizeMismatch => $"The size of FIXED type field at path '{path}' in the {reader} schema does not match with the {writer} schema",
            IncompatibilityType.TypeMismatch => $"The type (path '{path}') of a field in the {reader} schema does not match with the {writer} schema",
            IncompatibilityType.NameMismatch => $"The name of the schema has changed (path '{path}')",
            IncompatibilityType.MissingEnumSymbols => $"The {reader} schema is missing enum symbols '{what.Message}' at path '{path}' in the {writer} schema",
            IncompatibilityType.MissingUnionBranch => $"The {reader} schema is missing a type inside a union field at path '{path}' in the {writer} schema",
            IncompatibilityType.ReaderFieldMissingDefaultValue => $"The field '{what.Message}' at path '{path}' in the {reader} schema has no default value and is missing in the {writer} schema",
            _ => "",
        };
        return $"{{errorType:'{what.TypeName}', description:'{description}', additionalInfo:'{what.Message}'}}";
    }

    private static SchemaReference[] Resolve(IReadOnlyList<SchemaReference> references, Func<string, int, SchemaEntry?> find) =>
        [.. references.Select(r => r with { Version = Required(r, find).Version })];

    // Depth first, so that every text stands after those it refers to; a text that is reached twice is parsed once.
    private static void AddReferenced(
        AvroSchemaParser parser, IReadOnlyList<SchemaReference> references, Func<string, int, SchemaEntry?> find, HashSet<(string, int)> seen, ref int budget)
    {
        foreach (var reference in references)
        {
            if (!seen.Add((reference.Subject, reference.Version)))
                continue;
            if (--budget < 0)
                throw new AvroSchemaException($"more than {MaxReferences} references");
            var entry = Required(reference, find);
            AddReferenced(parser, entry.References, find, seen, ref budget);
            parser.Parse(entry.Text);
        }
    }

    private static SchemaEntry Required(SchemaReference reference, Func<string, int, SchemaEntry?> find) =>
        find(SubjectName.Normalize(reference.Subject), reference.Version)
        ?? throw new AvroSchemaException($"No schema reference found for subject \"{reference.Subject}\" and version {reference.Version}");
}
