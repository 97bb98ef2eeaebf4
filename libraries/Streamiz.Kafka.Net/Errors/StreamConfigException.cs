using System.Runtime.CompilerServices;

namespace Streamiz.Kafka.Net.Errors;

/// <summary>The configuration contradicts itself or lacks something.</summary>
public class StreamConfigException : Exception
{
    /// <summary>With a message.</summary>
    public StreamConfigException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    [OverloadResolutionPriority(-1)]
    public StreamConfigException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
