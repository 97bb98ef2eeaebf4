namespace Streamiz.Avro;

/// <summary>
/// Says whether data of one schema can be read with another whatever they hold, with the list of what is in the way; the list is Avro Java's,
/// entry by entry. Stricter than reading is: records must have the same simple name or an alias.
/// </summary>
public static class SchemaCompatibility
{
    /// <summary>Lists what keeps <paramref name="reader"/> from reading data of <paramref name="writer"/>; empty when nothing does.</summary>
    /// <exception cref="AvroSchemaException">A field of the reader matches several of the writer's by name and alias.</exception>
    public static IReadOnlyList<Incompatibility> Check(AvroSchema reader, AvroSchema writer)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(writer);
        return new CompatibilityCheck().Run(reader, writer);
    }

    /// <summary>Whether <paramref name="reader"/> reads all data of <paramref name="writer"/>.</summary>
    /// <exception cref="AvroSchemaException">A field of the reader matches several of the writer's by name and alias.</exception>
    public static bool CanRead(AvroSchema reader, AvroSchema writer) => Check(reader, writer).Count == 0;

    /// <summary>Lists what keeps a schema from becoming the next version; empty when it may.</summary>
    /// <param name="level">What is owed to the earlier versions.</param>
    /// <param name="candidate">The new version.</param>
    /// <param name="history">The earlier versions, oldest first.</param>
    /// <returns>The first version that is in the way is enough: its troubles, and no others'.</returns>
    public static IReadOnlyList<Incompatibility> Check(CompatibilityLevel level, AvroSchema candidate, IReadOnlyList<AvroSchema> history)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(history);
        if (level == CompatibilityLevel.None) return [];
        bool all = level is CompatibilityLevel.BackwardTransitive or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.FullTransitive;
        bool backward = level is CompatibilityLevel.Backward or CompatibilityLevel.BackwardTransitive or CompatibilityLevel.Full or CompatibilityLevel.FullTransitive;
        bool forward = level is CompatibilityLevel.Forward or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.Full or CompatibilityLevel.FullTransitive;
        int last = all ? 0 : history.Count - 1;
        for (int i = history.Count - 1; i >= 0 && i >= last; i--)
        {
            var found = backward ? Check(candidate, history[i]) : [];
            if (found.Count == 0 && forward) found = Check(history[i], candidate);
            if (found.Count > 0) return found;
        }
        return [];
    }
}
