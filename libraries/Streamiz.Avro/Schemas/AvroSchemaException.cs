using System;

namespace Streamiz.Avro;

/// <summary>A text that is no valid schema, or a schema used for what it cannot do. Positions count from 1; 0 means unknown.</summary>
public sealed class AvroSchemaException : AvroException
{
    /// <summary>Makes an exception without a position.</summary>
    public AvroSchemaException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception that points into the text; the position is put behind the message.</summary>
    public AvroSchemaException(string message, int line, int column)
        : base($"{message} (line {line}, column {column})")
    {
        Line = line;
        Column = column;
        Reason = message;
    }

    /// <summary>The line of the text, from 1; 0 when unknown.</summary>
    public int Line { get; }

    /// <summary>The column in the line in UTF-16 units, from 1; 0 when unknown.</summary>
    public int Column { get; }

    /// <summary>The message without the position; null when there is no position.</summary>
    public string? Reason { get; }
}
