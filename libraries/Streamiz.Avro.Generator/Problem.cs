using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Streamiz.Avro.Generator;

/// <summary>Something wrong with a schema file, with its place.</summary>
internal sealed class Problem
{
    public static readonly DiagnosticDescriptor BadSchema = new(
        "AVRO001", "Invalid Avro schema", "{0}", "Avro", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Conflict = new(
        "AVRO002", "Avro type defined twice", "{0}", "Avro", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoType = new(
        "AVRO003", "Avro schema without a named type", "{0}", "Avro", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private readonly DiagnosticDescriptor _kind;
    private readonly string _path;
    private readonly string _message;
    private readonly int _line;
    private readonly int _column;

    public Problem(DiagnosticDescriptor kind, string path, string message, int line, int column)
    {
        _kind = kind;
        _path = path;
        _message = message;
        _line = line;
        _column = column;
    }

    public Diagnostic ToDiagnostic()
    {
        var at = new LinePosition(System.Math.Max(_line - 1, 0), System.Math.Max(_column - 1, 0));
        return Diagnostic.Create(_kind, Location.Create(_path, default, new LinePositionSpan(at, at)), _message);
    }
}
