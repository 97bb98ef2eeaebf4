using Streamiz.Broker.Faults;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker;

/// <summary>
/// What is to go wrong in an embedded broker, for tests: the n-th request of an API, counted from when the fault is planned, and as
/// many after it as asked for. May be added to while the broker runs, from any thread.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<FaultRule> _rules = [];

    /// <summary>Answers with an error instead of doing what is asked.</summary>
    /// <param name="api">Requests of this API.</param>
    /// <param name="error">The error, wherever the API's answer has room for one.</param>
    /// <param name="nth">The first request that is hit; 1 is the next.</param>
    /// <param name="times">How many are hit.</param>
    /// <exception cref="ArgumentException">The API's answers have no room for an error that this plan knows of.</exception>
    public FaultPlan Fail(Api api, ErrorCode error, int nth = 1, int times = 1)
    {
        if (!ErrorAnswers.Knows(api)) throw new ArgumentException($"Answers of {api} cannot be made to fail.", nameof(api));
        return Add(new FaultRule(FaultKind.Fail, api) { Error = error }, nth, times);
    }

    /// <summary>Does what is asked, and holds the answer back for a time.</summary>
    /// <inheritdoc cref="Fail"/>
    /// <param name="api">Requests of this API.</param>
    /// <param name="delay">How long.</param>
    /// <param name="nth">The first request that is hit; 1 is the next.</param>
    /// <param name="times">How many are hit.</param>
    public FaultPlan Delay(Api api, TimeSpan delay, int nth = 1, int times = 1) => Add(new FaultRule(FaultKind.Delay, api) { Delay = delay }, nth, times);

    /// <summary>Does what is asked and never answers; the connection stays open.</summary>
    /// <inheritdoc cref="Fail"/>
    public FaultPlan Lose(Api api, int nth = 1, int times = 1) => Add(new FaultRule(FaultKind.Lose, api), nth, times);

    /// <summary>Does what is asked, and closes the connection instead of answering.</summary>
    /// <inheritdoc cref="Fail"/>
    public FaultPlan Drop(Api api, int nth = 1, int times = 1) => Add(new FaultRule(FaultKind.Cut, api), nth, times);

    /// <summary>Closes the connection without doing what is asked.</summary>
    /// <inheritdoc cref="Fail"/>
    public FaultPlan DropBefore(Api api, int nth = 1, int times = 1) => Add(new FaultRule(FaultKind.CutBefore, api), nth, times);

    /// <summary>Sends the answer twice.</summary>
    /// <inheritdoc cref="Fail"/>
    public FaultPlan Duplicate(Api api, int nth = 1, int times = 1) => Add(new FaultRule(FaultKind.Duplicate, api), nth, times);

    /// <summary>Forgets everything planned.</summary>
    public void Clear()
    {
        lock (_lock) _rules.Clear();
    }

    internal FaultRule? Next(Api api)
    {
        lock (_lock)
        {
            FaultRule? hit = null;
            for (int i = 0; i < _rules.Count; i++)
            {
                FaultRule rule = _rules[i];
                if (rule.Api != api) continue;
                if (rule.Skipped > 0)
                {
                    rule.Skipped--;
                    continue;
                }
                if (hit is not null) continue;
                hit = rule;
                if (--rule.Left == 0) _rules.RemoveAt(i--);
            }
            return hit;
        }
    }

    private FaultPlan Add(FaultRule rule, int nth, int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        rule.Skipped = nth - 1;
        rule.Left = times;
        lock (_lock) _rules.Add(rule);
        return this;
    }
}
