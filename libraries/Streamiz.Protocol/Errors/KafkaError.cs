namespace Streamiz.Protocol.Errors;

/// <summary>An entry of the table of errors.</summary>
/// <param name="Code">The code on the wire.</param>
/// <param name="Name">The name in the protocol guide.</param>
/// <param name="Message">What it says to people.</param>
/// <param name="Retriable">Whether the same request may succeed later.</param>
/// <param name="Action">What to do about it, beyond trying again.</param>
public sealed record KafkaError(ErrorCode Code, string Name, string Message, bool Retriable, ErrorAction Action)
{
    /// <summary>Whether an action is asked for.</summary>
    public bool Asks(ErrorAction action) => (Action & action) != 0;

    /// <summary>Name and message.</summary>
    public override string ToString() => $"{Name}: {Message}";
}
