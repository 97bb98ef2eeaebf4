using System;

namespace Streamiz.Avro;

/// <summary>The root of every exception this library throws on schemas and data it cannot take.</summary>
public class AvroException : Exception
{
    /// <summary>Makes an exception with a message.</summary>
    public AvroException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    public AvroException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
