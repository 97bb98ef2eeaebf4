using System.Runtime.CompilerServices;

namespace Streamiz.Kafka.Net.Errors;

/// <summary>The topology contradicts itself.</summary>
public class TopologyException : Exception
{
    /// <summary>With a message.</summary>
    public TopologyException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    [OverloadResolutionPriority(-1)]
    public TopologyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
