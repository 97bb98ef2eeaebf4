using System.Runtime.CompilerServices;

namespace Streamiz.Kafka.Net.Errors;

/// <summary>An enumerator was read past its end.</summary>
public class NotMoreValueException : Exception
{
    /// <summary>With a message.</summary>
    public NotMoreValueException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    [OverloadResolutionPriority(-1)]
    public NotMoreValueException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
