using Streamiz.Broker.Core;
using Streamiz.Protocol;

namespace Streamiz.Broker.Faults;

/// <summary>Makes the faults that a plan asks for, at the two places where they can be made: before a request and at its answer.</summary>
internal sealed class FaultDesk(FaultPlan plan, BrokerCore core)
{
    /// <summary>True when the request is not to be handled.</summary>
    public bool Refuse(Call call)
    {
        FaultRule? rule = plan.Next(call.Api);
        switch (rule?.Kind)
        {
            case null:
                return false;
            case FaultKind.CutBefore:
                call.Session.Close();
                return true;
            case FaultKind.Fail:
                call.Answer(ErrorAnswers.For(call, rule.Error));
                return true;
            default:
                call.Fault = rule;
                return false;
        }
    }

    /// <summary>True when the answer, written from <paramref name="start"/> on, is not to be sent now.</summary>
    public bool Take(Call call, int start)
    {
        if (call.Fault is not { } rule) return false;
        WireBuffer output = call.Session.Output;
        byte[] answer = output.Written[start..].ToArray();
        switch (rule.Kind)
        {
            case FaultKind.Duplicate:
                answer.CopyTo(output.Take(answer.Length));
                return false;
            case FaultKind.Delay:
                output.Truncate(start);
                core.Timers.At(core.Now + (long)rule.Delay.TotalMilliseconds, _ =>
                {
                    if (call.Session.IsGone) return;
                    answer.CopyTo(call.Session.Output.Take(answer.Length));
                    call.Done();
                });
                return true;
            case FaultKind.Cut:
                output.Truncate(start);
                call.Session.Close();
                return true;
            default:
                output.Truncate(start);
                return true;
        }
    }
}
