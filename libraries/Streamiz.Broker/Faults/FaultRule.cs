using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Faults;

internal sealed record FaultRule(FaultKind Kind, Api Api)
{
    public ErrorCode Error { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>Requests that pass before the first that is hit.</summary>
    public int Skipped { get; set; }

    /// <summary>Requests that are hit.</summary>
    public int Left { get; set; }
}
