namespace Streamiz.Avro;

/// <summary>Data that are not what their schema says: cut off, out of range, too deep, or of a shape that the schema does not have.</summary>
public sealed class AvroDataException : AvroException
{
    /// <summary>Makes an exception with a message.</summary>
    public AvroDataException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    public AvroDataException(string message, System.Exception? cause)
        : base(message, cause)
    {
    }
}
