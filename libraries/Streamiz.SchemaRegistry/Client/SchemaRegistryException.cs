namespace Streamiz.SchemaRegistry;

/// <summary>The registry answered, and the answer is no. An outage is a <see cref="SchemaRegistryUnavailableException"/>.</summary>
public class SchemaRegistryException : Exception
{
    /// <summary>An error with its codes.</summary>
    /// <param name="message">What the registry said.</param>
    /// <param name="statusCode">The HTTP status; 0 when there was no answer.</param>
    /// <param name="errorCode">The registry's own code, such as 40401; 0 when it gave none.</param>
    /// <param name="cause">The error below, if any.</param>
    public SchemaRegistryException(string message, int statusCode, int errorCode, Exception? cause = null)
        : base(message, cause)
    {
        StatusCode = statusCode;
        ErrorCode = errorCode;
    }

    /// <summary>The HTTP status; 0 when there was no answer.</summary>
    public int StatusCode { get; }

    /// <summary>The registry's own code, such as 40401; 0 when it gave none.</summary>
    public int ErrorCode { get; }

    /// <summary>Whether what was asked for is not there: subject, version or schema.</summary>
    public bool IsNotFound => StatusCode == 404;
}
