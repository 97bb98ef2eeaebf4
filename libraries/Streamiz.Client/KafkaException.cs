using Streamiz.Protocol.Errors;

namespace Streamiz.Client;

/// <summary>An error of the cluster or on the way to it.</summary>
public sealed class KafkaException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">The code of the protocol; errors on the way have <see cref="ErrorCode.NetworkException"/> or <see cref="ErrorCode.RequestTimedOut"/>.</param>
    /// <param name="message">What went wrong, for people; null takes the table's text.</param>
    /// <param name="cause">What was found out first.</param>
    public KafkaException(ErrorCode code, string? message = null, Exception? cause = null)
        : base(message is null ? KafkaErrors.Of(code).ToString() : $"{KafkaErrors.Of(code).Name}: {message}", cause)
    {
        Error = KafkaErrors.Of(code);
    }

    /// <summary>The entry of the table of errors.</summary>
    public KafkaError Error { get; }

    /// <summary>The code of the protocol.</summary>
    public ErrorCode Code => Error.Code;

    /// <summary>Whether the same may succeed later.</summary>
    public bool IsRetriable => Error.Retriable && !IsFinal;

    /// <summary>Whether trying again cannot help, though errors of the kind are mostly gone by then.</summary>
    internal bool IsFinal { get; private set; }

    internal KafkaException AsFinal()
    {
        IsFinal = true;
        return this;
    }

    internal static KafkaException? From(short code, string? message = null) => code == 0 ? null : new KafkaException((ErrorCode)code, message);
}
