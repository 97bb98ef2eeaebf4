using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Streamiz.Avro.Generator;

/// <summary>
/// Says for the values of a record how they are typed, read and written in C#. What takes more than an expression becomes a method or a
/// nested type of the record.
/// </summary>
internal sealed class ValueCode
{
    private readonly List<Action<CodeText>> _members = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Methods and nested types that the expressions refer to.</summary>
    public IReadOnlyList<Action<CodeText>> Members => _members;

    /// <summary>The code of one place in the record; called once a place, since it may add members.</summary>
    /// <param name="schema">The schema of the place.</param>
    /// <param name="name">A name for what has to be made, such as the property's.</param>
    public Place Of(AvroSchema schema, string name)
    {
        switch (schema)
        {
            case ArraySchema array:
                return OfArray(array, name);
            case MapSchema map:
                return OfMap(map, name);
            case UnionSchema union:
                return OfUnion(union, name);
            case RecordSchema record:
                string type = CSharpName.Full(record);
                return Place.Reference(type, $"{type}.Read(ref reader)", v => $"{v}.Write(ref writer);");
            case EnumSchema symbols:
                string enumType = CSharpName.Full(symbols);
                return Place.Value(enumType, $"({enumType})reader.ReadIndex({symbols.Symbols.Count})", v => $"writer.WriteIndex((int){v});");
            default:
                return LogicalCode.Of(schema) ?? OfSimple(schema);
        }
    }

    private static Place OfSimple(AvroSchema schema)
    {
        switch (schema.Type)
        {
            case AvroType.Null: return new Place("object?", "null", v => "", isValue: false, canBeNull: true);
            case AvroType.Boolean: return Place.Value("bool", "reader.ReadBoolean()", v => $"writer.WriteBoolean({v});");
            case AvroType.Int: return Place.Value("int", "reader.ReadInt()", v => $"writer.WriteInt({v});");
            case AvroType.Long: return Place.Value("long", "reader.ReadLong()", v => $"writer.WriteLong({v});");
            case AvroType.Float: return Place.Value("float", "reader.ReadFloat()", v => $"writer.WriteFloat({v});");
            case AvroType.Double: return Place.Value("double", "reader.ReadDouble()", v => $"writer.WriteDouble({v});");
            case AvroType.Bytes: return Place.Reference("byte[]", "reader.ReadBytes()", v => $"writer.WriteBytes({v});");
            case AvroType.String: return Place.Reference("string", "reader.ReadString()", v => $"writer.WriteString({v});");
            case AvroType.Fixed:
                int size = ((FixedSchema)schema).Size;
                return Place.Reference("byte[]", $"reader.ReadFixed({size}).ToArray()", v => $"writer.WriteFixed(global::Streamiz.Avro.LogicalValues.Sized({v}, {size}));");
            default: throw new InvalidOperationException("No simple type: " + schema.Type);
        }
    }

    private Place OfArray(ArraySchema array, string name)
    {
        var item = Of(array.Items, name + "Item");
        string type = $"global::System.Collections.Generic.List<{item.Type}>";
        string method = Unique(name);
        _members.Add(code =>
        {
            code.Open($"private static {type} Read{method}(ref global::Streamiz.Avro.AvroReader reader)");
            code.Line($"var items = new {type}();");
            code.Open($"for (int n = reader.ReadBlockCount({MinItem(array.Items)}); n > 0; n = reader.ReadBlockCount({MinItem(array.Items)}))");
            code.Line("items.EnsureCapacity(items.Count + global::System.Math.Min(n, 1024));");
            code.Line($"while (n-- > 0) items.Add({item.Read});");
            code.Close().Line("return items;").Close().Line();
            code.Open($"private static void Write{method}(ref global::Streamiz.Avro.AvroWriter writer, {type} items)");
            code.Line("writer.WriteBlockCount(items.Count);");
            code.Open("foreach (var item in items)");
            item.WriteTo(code, "item", name + " item");
            code.Close().Line("writer.WriteBlockEnd();").Close();
        });
        return Place.Reference(type, $"Read{method}(ref reader)", v => $"Write{method}(ref writer, {v});");
    }

    private Place OfMap(MapSchema map, string name)
    {
        var value = Of(map.Values, name + "Value");
        string type = $"global::System.Collections.Generic.Dictionary<string, {value.Type}>";
        string method = Unique(name);
        int size = 1 + MinItem(map.Values);
        _members.Add(code =>
        {
            code.Open($"private static {type} Read{method}(ref global::Streamiz.Avro.AvroReader reader)");
            code.Line($"var entries = new {type}(global::System.StringComparer.Ordinal);");
            code.Line($"for (int n = reader.ReadBlockCount({size}); n > 0; n = reader.ReadBlockCount({size}))");
            code.Line($"    while (n-- > 0) entries[reader.ReadString()] = {value.Read};");
            code.Line("return entries;").Close().Line();
            code.Open($"private static void Write{method}(ref global::Streamiz.Avro.AvroWriter writer, {type} entries)");
            code.Line("writer.WriteBlockCount(entries.Count);");
            code.Open("foreach (var entry in entries)");
            code.Line("writer.WriteString(entry.Key);");
            value.WriteTo(code, "entry.Value", name + " value");
            code.Close().Line("writer.WriteBlockEnd();").Close();
        });
        return Place.Reference(type, $"Read{method}(ref reader)", v => $"Write{method}(ref writer, {v});");
    }

    private Place OfUnion(UnionSchema union, string name)
    {
        var present = union.Branches.Where(b => b.Type != AvroType.Null).ToList();
        int count = union.Branches.Count;
        int nullIndex = union.IndexOf("null");
        if (present.Count == 0)
            return new Place("object?", "reader.ReadIndex(1) == 0 ? null : null", v => "writer.WriteIndex(0);", isValue: false, canBeNull: true);
        if (present.Count > 1)
            return new UnionCode(this, union, Unique(name + "Union")).ToPlace(_members);
        var only = Of(present[0], name);
        if (nullIndex < 0)
            return new Place(only.Type, $"reader.ReadIndex(1) == 0 ? {only.Read} : default!", v => "writer.WriteIndex(0); " + only.Write(v), only.IsValue, canBeNull: false);
        return new Place(
            only.Type + "?",
            $"reader.ReadIndex({count}) == {nullIndex} ? null : {only.Read}",
            v =>
            {
                string local = "some" + _names.Count.ToString(CultureInfo.InvariantCulture);
                _names.Add(local);
                return $"if ({v} is {{ }} {local}) {{ writer.WriteIndex({1 - nullIndex}); {only.Write(local)} }} else writer.WriteIndex({nullIndex});";
            },
            only.IsValue,
            canBeNull: true);
    }

    private string Unique(string name)
    {
        string unique = name;
        for (int n = 2; !_names.Add(unique); n++)
            unique = name + n.ToString(CultureInfo.InvariantCulture);
        return unique;
    }

    private static int MinItem(AvroSchema schema) => NamedTypes.MinSize(schema);
}
