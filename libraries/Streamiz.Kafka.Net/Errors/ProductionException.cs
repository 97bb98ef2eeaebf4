using System.Runtime.CompilerServices;

namespace Streamiz.Kafka.Net.Errors;

/// <summary>A record could not be written.</summary>
public class ProductionException : Exception
{
    /// <summary>With a message.</summary>
    public ProductionException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    [OverloadResolutionPriority(-1)]
    public ProductionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
