using System;
using System.Collections.Generic;
using System.Linq;

namespace Streamiz.Avro;

/// <summary>
/// Parses schemas. What one text defines, the following ones may refer to by name: so a schema in several texts is parsed by
/// one parser, the referenced texts first. Not safe for several threads at once.
/// </summary>
public sealed class AvroSchemaParser
{
    private static readonly HashSet<string> Reserved = new HashSet<string>
    {
        "doc", "fields", "items", "name", "namespace", "size", "symbols", "values", "type", "aliases",
    };

    private static readonly HashSet<string> ReservedOfEnum = new HashSet<string>(Reserved) { "default" };

    private static readonly HashSet<string> ReservedOfField = new HashSet<string> { "default", "doc", "name", "order", "type", "aliases" };

    private readonly Dictionary<string, NamedSchema> _names = new Dictionary<string, NamedSchema>();
    private readonly List<RecordField> _unchecked = new List<RecordField>();
    private readonly bool _checkDefaults;

    /// <summary>Makes a parser that knows no named types yet.</summary>
    /// <param name="checkDefaults">Whether a default must fit its field. Writers' schemas found in data may be taken without, since a writer's defaults are never used.</param>
    public AvroSchemaParser(bool checkDefaults = true) => _checkDefaults = checkDefaults;

    /// <summary>The named types known so far by their full names.</summary>
    public IReadOnlyDictionary<string, NamedSchema> Names => _names;

    /// <summary>Makes a type known, as if its text had been parsed.</summary>
    /// <exception cref="AvroSchemaException">The name is taken.</exception>
    public void Add(NamedSchema schema)
    {
        if (_names.ContainsKey(schema.FullName)) throw new AvroSchemaException("'" + schema.FullName + "' is defined already");
        _names.Add(schema.FullName, schema);
    }

    /// <summary>Parses a schema.</summary>
    /// <exception cref="AvroSchemaException">The text is no valid schema; with line and column.</exception>
    public AvroSchema Parse(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        var json = AvroJson.Parse(text);
        try
        {
            _unchecked.Clear();
            var schema = ParseSchema(json, "");
            foreach (var field in _unchecked)
            {
                string? fault = _checkDefaults ? DefaultFault.OfShape(field.Schema, field.Default!) : null;
                if (fault != null) throw Error(field.Default!, "the default of field '" + field.Name + "' does not fit: " + fault);
            }
            return schema;
        }
#if NET
        catch (AvroDataException)
#else
        catch (InsufficientExecutionStackException)
#endif
        {
            throw new AvroSchemaException("the schema is nested too deeply", json.Line, json.Column);
        }
    }

    private AvroSchema ParseSchema(AvroJson json, string space)
    {
        Depth.Check();
        switch (json.Kind)
        {
            case AvroJsonKind.String: return ParseName(json, json.Text, space);
            case AvroJsonKind.Array: return ParseUnion(json, space);
            case AvroJsonKind.Object: return ParseObject(json, space);
            default: throw Error(json, "a schema is a name, an object with a type, or an array (a union)");
        }
    }

    private AvroSchema ParseName(AvroJson json, string name, string space)
    {
        var primitive = PrimitiveSchema.TypeOf(name);
        if (primitive.HasValue) return At(json, new PrimitiveSchema(primitive.Value));
        if (_names.TryGetValue(AvroName.Of(name, space).Full, out var named)) return named;
        // A type of the null namespace has no other way to be named inside a namespace.
        if (_names.TryGetValue(name, out named) && name.IndexOf('.') < 0) return named;
        throw Error(json, "unknown type '" + name + "'; a type is defined before it is used");
    }

    private UnionSchema ParseUnion(AvroJson json, string space)
    {
        var branches = new List<AvroSchema>(json.Items.Count);
        var seen = new HashSet<string>();
        foreach (var item in json.Items)
        {
            var branch = ParseSchema(item, space);
            if (branch.Type == AvroType.Union) throw Error(item, "a union cannot stand in a union");
            if (!seen.Add(branch.TypeName)) throw Error(item, "'" + branch.TypeName + "' stands in the union twice");
            branches.Add(branch);
        }
        return At(json, new UnionSchema(branches));
    }

    private AvroSchema ParseObject(AvroJson json, string space)
    {
        CheckKeys(json);
        var type = json.Find("type");
        if (type is null) throw Error(json, "a schema object needs a type");
        if (type.Kind != AvroJsonKind.String) throw Error(type, "the type of a schema object is a name");
        switch (type.Text)
        {
            case "record": case "error": return ParseRecord(json, space, type.Text == "error");
            case "enum": return ParseEnum(json, space);
            case "fixed": return ParseFixed(json, space);
            case "array": return Finish(json, new ArraySchema(ParseSchema(Need(json, "items"), space)), Reserved);
            case "map": return Finish(json, new MapSchema(ParseSchema(Need(json, "values"), space)), Reserved);
            default:
                var schema = ParseName(type, type.Text, space);
                return schema is PrimitiveSchema ? Finish(json, schema, Reserved) : schema;
        }
    }

    private RecordSchema ParseRecord(AvroJson json, string space, bool isError)
    {
        var record = Define(json, new RecordSchema(ParseTypeName(json, space), isError));
        var list = Need(json, "fields");
        if (list.Kind != AvroJsonKind.Array) throw Error(list, "fields is an array of fields");
        var fields = new List<RecordField>(list.Items.Count);
        var seen = new HashSet<string>();
        foreach (var item in list.Items)
        {
            var field = ParseField(item, record.Namespace, fields.Count);
            if (!seen.Add(field.Name)) throw Error(item, "field '" + field.Name + "' stands in '" + record.FullName + "' twice");
            fields.Add(field);
        }
        record.SetFields(fields);
        return Finish(json, record, Reserved);
    }

    private RecordField ParseField(AvroJson json, string space, int position)
    {
        if (json.Kind != AvroJsonKind.Object) throw Error(json, "a field is an object with name and type");
        CheckKeys(json);
        var name = Need(json, "name");
        if (name.Kind != AvroJsonKind.String) throw Error(name, "the name of a field is a string");
        string? fault = AvroName.Fault(name.Text);
        if (fault != null) throw Error(name, fault);
        var field = new RecordField(name.Text, ParseSchema(Need(json, "type"), space), position)
        {
            Line = json.Line,
            Column = json.Column,
            Doc = DocOf(json),
            Order = ParseOrder(json.Find("order")),
            Default = json.Find("default"),
            Aliases = ParseAliases(json, alias => alias, AvroName.Fault),
            Properties = PropertiesOf(json, ReservedOfField).ToArray(),
        };
        if (field.Default != null) _unchecked.Add(field);
        return field;
    }

    private static FieldOrder ParseOrder(AvroJson? json)
    {
        if (json is null) return FieldOrder.Ascending;
        switch (json.Kind == AvroJsonKind.String ? json.Text.ToLowerInvariant() : "")
        {
            case "ascending": return FieldOrder.Ascending;
            case "descending": return FieldOrder.Descending;
            case "ignore": return FieldOrder.Ignore;
            default: throw Error(json, "order is ascending, descending or ignore");
        }
    }

    private EnumSchema ParseEnum(AvroJson json, string space)
    {
        var name = ParseTypeName(json, space);
        var list = Need(json, "symbols");
        if (list.Kind != AvroJsonKind.Array) throw Error(list, "symbols is an array of names");
        var symbols = new List<string>(list.Items.Count);
        var seen = new HashSet<string>();
        foreach (var item in list.Items)
        {
            if (item.Kind != AvroJsonKind.String) throw Error(item, "a symbol is a string");
            string? fault = AvroName.Fault(item.Text);
            if (fault != null) throw Error(item, fault);
            if (!seen.Add(item.Text)) throw Error(item, "symbol '" + item.Text + "' stands there twice");
            symbols.Add(item.Text);
        }
        var schema = Define(json, new EnumSchema(name, symbols));
        var symbol = json.Find("default");
        if (symbol != null)
        {
            if (symbol.Kind != AvroJsonKind.String || !seen.Contains(symbol.Text)) throw Error(symbol, "the default of an enum is one of its symbols");
            schema.Default = symbol.Text;
        }
        return Finish(json, schema, ReservedOfEnum);
    }

    private FixedSchema ParseFixed(AvroJson json, string space)
    {
        var name = ParseTypeName(json, space);
        var size = Need(json, "size");
        if (!size.TryGetInt(out int bytes) || bytes < 0) throw Error(size, "the size of a fixed is a number of bytes from 0 to 2147483647");
        return Finish(json, Define(json, new FixedSchema(name, bytes)), Reserved);
    }

    private static AvroName ParseTypeName(AvroJson json, string space)
    {
        var name = Need(json, "name");
        if (name.Kind != AvroJsonKind.String) throw Error(name, "the name of a type is a string");
        var spaceAttribute = json.Find("namespace");
        if (spaceAttribute?.Kind == AvroJsonKind.String) space = spaceAttribute.Text;
        var result = AvroName.Of(name.Text, space);
        string? fault = result.Fault();
        if (fault != null) throw Error(name, fault);
        if (PrimitiveSchema.TypeOf(result.Full).HasValue) throw Error(name, "'" + result.Full + "' is the name of a primitive type");
        return result;
    }

    private T Define<T>(AvroJson json, T schema)
        where T : NamedSchema
    {
        if (_names.ContainsKey(schema.FullName)) throw Error(json, "'" + schema.FullName + "' is defined already");
        _names.Add(schema.FullName, schema);
        schema.Doc = DocOf(json);
        schema.Aliases = ParseAliases(json, alias => AvroName.Of(alias, schema.Namespace).Full, alias => AvroName.Of(alias, "").Fault());
        return At(json, schema);
    }

    private static string[] ParseAliases(AvroJson json, Func<string, string> complete, Func<string, string?> faultOf)
    {
        var list = json.Find("aliases");
        if (list is null) return Array.Empty<string>();
        if (list.Kind != AvroJsonKind.Array) throw Error(list, "aliases is an array of names");
        var aliases = new List<string>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item.Kind != AvroJsonKind.String) throw Error(item, "an alias is a string");
            string? fault = faultOf(item.Text);
            if (fault != null) throw Error(item, fault);
            string alias = complete(item.Text);
            if (!aliases.Contains(alias)) aliases.Add(alias);
        }
        return aliases.ToArray();
    }

    private static T Finish<T>(AvroJson json, T schema, HashSet<string> reserved)
        where T : AvroSchema
    {
        schema.SetProperties(PropertiesOf(json, reserved));
        return At(json, schema);
    }

    private static List<KeyValuePair<string, AvroJson>> PropertiesOf(AvroJson json, HashSet<string> reserved) =>
        json.Members.Where(member => !reserved.Contains(member.Key)).ToList();

    private static T At<T>(AvroJson json, T schema)
        where T : AvroSchema
    {
        schema.Line = json.Line;
        schema.Column = json.Column;
        return schema;
    }

    private static string? DocOf(AvroJson json)
    {
        var doc = json.Find("doc");
        return doc?.Kind == AvroJsonKind.String ? doc.Text : null;
    }

    private static AvroJson Need(AvroJson json, string key) => json.Find(key) ?? throw Error(json, "'" + key + "' is missing");

    private static void CheckKeys(AvroJson json)
    {
        var seen = new HashSet<string>();
        foreach (var member in json.Members)
        {
            if (!seen.Add(member.Key)) throw Error(member.Value, "'" + member.Key + "' is given twice");
        }
    }

    private static AvroSchemaException Error(AvroJson json, string message) => new AvroSchemaException(message, json.Line, json.Column);
}
