using System;

namespace Streamiz.Avro.Generator;

/// <summary>How a value is typed, read and written in C#.</summary>
internal sealed class Place
{
    public Place(string type, string read, Func<string, string> write, bool isValue, bool canBeNull)
    {
        Type = type;
        Read = read;
        Write = write;
        IsValue = isValue;
        CanBeNull = canBeNull;
    }

    public string Type { get; }

    /// <summary>An expression that takes the value from <c>reader</c>.</summary>
    public string Read { get; }

    /// <summary>A statement that gives a value, named by an expression, to <c>writer</c>.</summary>
    public Func<string, string> Write { get; }

    /// <summary>Whether it is a value type, without regard to a question mark.</summary>
    public bool IsValue { get; }

    public bool CanBeNull { get; }

    public static Place Value(string type, string read, Func<string, string> write) => new(type, read, write, isValue: true, canBeNull: false);

    public static Place Reference(string type, string read, Func<string, string> write) => new(type, read, write, isValue: false, canBeNull: false);

    /// <summary>Adds the statement that writes; a null where there must be none gets an error that names the place.</summary>
    public void WriteTo(CodeText code, string value, string place)
    {
        bool guarded = !IsValue && !CanBeNull;
        string statement = Write(guarded ? $"({value} ?? throw global::Streamiz.Avro.LogicalValues.Missing({CSharpName.Literal(place)}))" : value);
        if (statement.Length > 0)
            code.Line(statement);
    }
}
