namespace Streamiz.Avro;

/// <summary>Data that a reader's schema has no place for: the two schemas do not match there.</summary>
public sealed class AvroResolutionException : AvroException
{
    /// <summary>Makes an exception with a message.</summary>
    public AvroResolutionException(string message)
        : base(message)
    {
    }
}
