using System;
using System.Collections.Generic;
using System.Linq;

namespace Streamiz.Avro.Generator;

/// <summary>The newest version of every schema of a project, parsed; types of one file may be used in another.</summary>
internal sealed class SchemaSet
{
    private readonly Dictionary<string, NamedSchema> _types = new(StringComparer.Ordinal);
    private readonly List<NamedSchema> _ordered = new();
    private readonly List<Problem> _problems = new();

    /// <summary>The types to be written, in the order of the files.</summary>
    public IReadOnlyList<NamedSchema> Types => _ordered;

    public IReadOnlyList<Problem> Problems => _problems;

    public static SchemaSet Of(IEnumerable<SchemaFile> files)
    {
        var set = new SchemaSet();
        var newest = files
            .GroupBy(f => f.Series, StringComparer.Ordinal)
            .Select(g => g.OrderByDescending(f => f.Version).First())
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .ToList();

        // Files may use each other's types in any order: what cannot be parsed yet waits for the next round, as long as rounds bring something.
        var waiting = newest;
        for (int left = int.MaxValue; waiting.Count > 0 && waiting.Count < left;)
        {
            left = waiting.Count;
            waiting = waiting.Where(file => !set.TryAdd(file, report: false)).ToList();
        }

        foreach (var file in waiting)
            set.TryAdd(file, report: true);
        foreach (var file in files.Except(newest))
            set.Check(file);
        return set;
    }

    private bool TryAdd(SchemaFile file, bool report)
    {
        try
        {
            var schema = Parse(file);
            foreach (var type in NamedTypes.In(schema))
                Add(type, file);
            if (schema is not NamedSchema)
                _problems.Add(new Problem(Problem.NoType, file.Path, "The schema is no record, enum or fixed, so that no type is made of it.", schema.Line, schema.Column));
            return true;
        }
        catch (AvroSchemaException e)
        {
            if (report)
                _problems.Add(new Problem(Problem.BadSchema, file.Path, e.Reason ?? e.Message, e.Line, e.Column));
            return false;
        }
    }

    // By itself first, so that a type written out in two files is no conflict; with the types of the others where it needs them.
    private AvroSchema Parse(SchemaFile file)
    {
        try
        {
            return AvroSchema.Parse(file.Text);
        }
        catch (AvroSchemaException) when (_types.Count > 0)
        {
            var parser = new AvroSchemaParser();
            foreach (var type in _types.Values)
                parser.Add(type);
            return parser.Parse(file.Text);
        }
    }

    // Versions that no type is made of are still read by somebody.
    private void Check(SchemaFile file)
    {
        try
        {
            Parse(file);
        }
        catch (AvroSchemaException e)
        {
            _problems.Add(new Problem(Problem.BadSchema, file.Path, e.Reason ?? e.Message, e.Line, e.Column));
        }
    }

    private void Add(NamedSchema type, SchemaFile file)
    {
        if (!_types.TryGetValue(type.FullName, out var known))
        {
            _types.Add(type.FullName, type);
            _ordered.Add(type);
            return;
        }

        if (!ReferenceEquals(known, type) && known.ToString() != type.ToString())
            _problems.Add(new Problem(Problem.Conflict, file.Path, $"'{type.FullName}' is defined in another file as well, and differently.", type.Line, type.Column));
    }
}
