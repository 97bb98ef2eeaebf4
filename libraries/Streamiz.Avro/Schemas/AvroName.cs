using System.Globalization;

namespace Streamiz.Avro;

/// <summary>The name of a type: a simple name and a namespace, empty when there is none.</summary>
internal readonly struct AvroName
{
    public AvroName(string simple, string space)
    {
        Simple = simple;
        Space = space;
        Full = space.Length == 0 ? simple : space + "." + simple;
    }

    public string Simple { get; }

    public string Space { get; }

    public string Full { get; }

    // A name with a dot brings its namespace along; another one takes the one given.
    public static AvroName Of(string name, string space)
    {
        int dot = name.LastIndexOf('.');
        return dot < 0 ? new AvroName(name, space) : new AvroName(name.Substring(dot + 1), name.Substring(0, dot));
    }

    // The name as it is written inside that namespace. A primitive's name in a namespace must not lose it.
    public string Within(string space) =>
        Space.Length == 0 || (Space == space && PrimitiveSchema.TypeOf(Simple) is null) ? Simple : Full;

    // Says what is wrong with the name, or null. Letters of all scripts are taken, as Avro Java does.
    public static string? Fault(string part)
    {
        if (part.Length == 0) return "an empty name";
        for (int i = 0; i < part.Length; i++)
        {
            char c = part[i];
            if (c != '_' && !char.IsLetter(c) && (i == 0 || !char.IsDigit(c))) return "'" + part + "' is no name: only letters, digits and _ may stand in it, and no digit first";
        }
        return null;
    }

    public string? Fault()
    {
        string? fault = Fault(Simple);
        if (fault != null || Space.Length == 0) return fault;
        foreach (string part in Space.Split('.'))
        {
            string? inside = Fault(part);
            if (inside != null) return "in the namespace: " + inside;
        }
        return null;
    }
}
