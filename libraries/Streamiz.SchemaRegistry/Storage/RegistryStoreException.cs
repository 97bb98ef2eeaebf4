namespace Streamiz.SchemaRegistry;

/// <summary>The log of an embedded registry cannot be read or written.</summary>
public sealed class RegistryStoreException : IOException
{
    /// <summary>An error with its reason.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="cause">The error below, if any.</param>
    public RegistryStoreException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
