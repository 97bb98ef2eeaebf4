using Streamiz.Avro;
using Streamiz.SchemaRegistry;

namespace Streamiz.Host.Schemas;

/// <summary>Checks a candidate against earlier versions, and says of each trouble what could be done instead.</summary>
internal static class CompatibilityCheck
{
    /// <summary>Checks a candidate.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="candidate">The schema.</param>
    /// <param name="history">The earlier versions with their names, oldest first.</param>
    /// <param name="level">The level.</param>
    public static SchemaVerdict Run(string name, AvroSchema candidate, IReadOnlyList<(string Name, AvroSchema Schema)> history, CompatibilityLevel level)
    {
        var compared = level == CompatibilityLevel.None ? [] : level.IsTransitive() ? history : history.TakeLast(1).ToList();
        var breaks = new List<SchemaBreak>();
        foreach (var (version, old) in compared.Reverse())
        {
            if (level.ReadsOld())
                breaks.AddRange(Troubles(candidate, old, version, "the new schema cannot read its data", newReads: true));
            if (level.ReadByOld())
                breaks.AddRange(Troubles(old, candidate, version, "it cannot read data of the new schema", newReads: false));
        }

        return new SchemaVerdict(name, level.Name(), compared.Count, breaks);
    }

    private static IEnumerable<SchemaBreak> Troubles(AvroSchema reader, AvroSchema writer, string version, string direction, bool newReads) =>
        SchemaCompatibility.Check(reader, writer).Select(i => new SchemaBreak(version, direction, i.TypeName, i.Location, i.Message, Suggest(i, newReads)));

    private static string Suggest(Incompatibility trouble, bool newReads) => trouble.Type switch
    {
        IncompatibilityType.ReaderFieldMissingDefaultValue when newReads =>
            $"give field '{trouble.Message}' a default, such as \"type\": [\"null\", …], \"default\": null; or, if it is an old field under a new name, give it the old name as an alias",
        IncompatibilityType.ReaderFieldMissingDefaultValue =>
            $"keep field '{trouble.Message}'; or give it a default first, in a version of its own, and remove it in the next",
        IncompatibilityType.TypeMismatch =>
            "keep the type, or choose one that it can be promoted to (int to long, float, double; long to float, double; float to double; string and bytes either way); for any other type add a new field with a default",
        IncompatibilityType.MissingUnionBranch => "keep every branch of the union; add new ones beside them",
        IncompatibilityType.MissingEnumSymbols when newReads => "keep every symbol, or give the enum a default symbol, which stands for those that are gone",
        IncompatibilityType.MissingEnumSymbols => "give the enum a default symbol first, in a version of its own; then add symbols in the next",
        IncompatibilityType.NameMismatch => "keep the name, or give the type its old full name as an alias",
        IncompatibilityType.FixedSizeMismatch => "keep the size; for another size add a new field with a default",
        _ => "keep it as it was",
    };
}
