using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Streamiz.Avro.Generator;

/// <summary>Turns names of schemas into names of C#.</summary>
internal static class CSharpName
{
    // What a record has anyway, or what its codec is called.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Schema", "SchemaText", "Read", "ReadInto", "Write", "Equals", "GetHashCode", "GetType", "ToString", "PrintMembers",
        "EqualityContract", "Deconstruct", "MemberwiseClone", "Finalize", "ReferenceEquals", "Clone",
    };

    /// <summary><c>com.acme.flight_data</c> is <c>Com.Acme.FlightData</c>; the null namespace is <c>Schemas</c>.</summary>
    public static string Namespace(string space) =>
        space.Length == 0 ? "Schemas" : string.Join(".", space.Split('.').Select(Pascal));

    public static string Type(NamedSchema schema) => Pascal(schema.Name);

    /// <summary>The type with its namespace, as other files name it.</summary>
    public static string Full(NamedSchema schema) => "global::" + Namespace(schema.Namespace) + "." + Type(schema);

    /// <summary>The properties of a record by the position of their fields, each different.</summary>
    public static string[] Properties(RecordSchema record)
    {
        var names = new string[record.Fields.Count];
        var used = new HashSet<string>(Taken, StringComparer.Ordinal) { Type(record) };
        for (int i = 0; i < names.Length; i++)
        {
            string name = Pascal(record.Fields[i].Name);
            string unique = used.Contains(name) ? name + "Field" : name;
            for (int n = 2; !used.Add(unique); n++)
                unique = name + n;
            names[i] = unique;
        }

        return names;
    }

    /// <summary><c>origin_country</c> is <c>OriginCountry</c>. Letters that were upper case stay so.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        bool upper = true;
        foreach (char c in name)
        {
            if (c == '_')
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        if (text.Length == 0 || char.IsDigit(text[0]))
            text.Insert(0, '_');
        return text.ToString();
    }

    /// <summary>A symbol of an enum as it stands, unless C# has another use for the word.</summary>
    public static string Symbol(string symbol) =>
        SyntaxFacts.GetKeywordKind(symbol) != SyntaxKind.None ? "@" + symbol : symbol;

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
