namespace Streamiz.SchemaRegistry;

/// <summary>
/// No registry answered, or none could do its work, after all retries. It says nothing about the data: the same request may succeed
/// later, so a record must not be dropped for it.
/// </summary>
public sealed class SchemaRegistryUnavailableException : SchemaRegistryException
{
    /// <summary>An outage with its last cause.</summary>
    /// <param name="message">What was tried.</param>
    /// <param name="statusCode">The last HTTP status; 0 when there was no answer.</param>
    /// <param name="cause">The last error, if any.</param>
    public SchemaRegistryUnavailableException(string message, int statusCode = 0, Exception? cause = null)
        : base(message, statusCode, 0, cause)
    {
    }
}
