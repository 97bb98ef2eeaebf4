namespace Streamiz.Broker.Faults;

internal enum FaultKind
{
    Fail,
    Delay,
    Lose,
    Cut,
    CutBefore,
    Duplicate,
}
