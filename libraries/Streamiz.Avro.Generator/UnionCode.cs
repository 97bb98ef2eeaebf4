using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Streamiz.Avro.Generator;

/// <summary>Writes the closed type of a union with more than one branch besides null: an abstract record with one nested record a branch.</summary>
internal sealed class UnionCode
{
    private readonly UnionSchema _union;
    private readonly string _type;
    private readonly List<(int Index, string Name, Place Place)> _branches = new();

    public UnionCode(ValueCode values, UnionSchema union, string type)
    {
        _union = union;
        _type = type;
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < union.Branches.Count; i++)
        {
            var branch = union.Branches[i];
            if (branch.Type == AvroType.Null)
                continue;
            string name = "Of" + CSharpName.Pascal(branch is NamedSchema named ? named.Name : branch.TypeName);
            string unique = name;
            for (int n = 2; !used.Add(unique); n++)
                unique = name + n.ToString(CultureInfo.InvariantCulture);
            _branches.Add((i, unique, values.Of(branch, type + unique)));
        }
    }

    public Place ToPlace(List<Action<CodeText>> members)
    {
        members.Add(WriteType);
        bool canBeNull = _union.IndexOf("null") >= 0;
        return new Place(
            _type + (canBeNull ? "?" : ""), $"Read{_type}(ref reader)", v => $"Write{_type}(ref writer, {v});", isValue: false, canBeNull);
    }

    private void WriteType(CodeText code)
    {
        int nullIndex = _union.IndexOf("null");
        string nullable = nullIndex >= 0 ? "?" : "";
        code.Summary("One of " + string.Join(", ", _union.Branches.Select(b => b.TypeName)) + ".");
        code.Open("public abstract record " + _type);
        code.Line($"private {_type}() {{ }}");
        foreach (var (_, name, place) in _branches)
        {
            code.Line();
            code.Summary("The branch " + name.Substring(2) + ".");
            code.Line("/// <param name=\"Value\">The value.</param>");
            code.Line($"public sealed record {name}({place.Type} Value) : {_type};");
        }

        if (_branches.Select(b => b.Place.Type).Distinct().Count() == _branches.Count)
        {
            foreach (var (_, name, place) in _branches)
            {
                code.Line();
                code.Summary("Takes a value for its branch.");
                code.Line("/// <param name=\"value\">The value.</param>");
                code.Line($"public static implicit operator {_type}({place.Type} value) => new {name}(value);");
            }
        }

        code.Close().Line();
        code.Open($"private static {_type}{nullable} Read{_type}(ref global::Streamiz.Avro.AvroReader reader)");
        code.Open($"switch (reader.ReadIndex({_union.Branches.Count}))");
        if (nullIndex >= 0)
            code.Line($"case {nullIndex}: return null;");
        for (int i = 0; i < _branches.Count; i++)
            code.Line($"{(i == _branches.Count - 1 ? "default" : "case " + _branches[i].Index)}: return new {_type}.{_branches[i].Name}({_branches[i].Place.Read});");
        code.Close().Close().Line();
        code.Open($"private static void Write{_type}(ref global::Streamiz.Avro.AvroWriter writer, {_type}{nullable} value)");
        code.Open("switch (value)");
        foreach (var (index, name, place) in _branches)
        {
            code.Line($"case {_type}.{name} branch{index}:");
            code.Line($"    writer.WriteIndex({index});");
            place.WriteTo(code, $"branch{index}.Value", _type);
            code.Line("    break;");
        }

        code.Line("default:");
        code.Line(nullIndex >= 0 ? $"    writer.WriteIndex({nullIndex});" : $"    throw global::Streamiz.Avro.LogicalValues.Missing({CSharpName.Literal(_type)});");
        if (nullIndex >= 0)
            code.Line("    break;");
        code.Close().Close();
    }
}
