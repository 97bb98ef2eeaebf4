using Streamiz.Broker.Topics;

namespace Streamiz.Broker.Core;

/// <summary>What a core is made with.</summary>
internal sealed record CoreSetup
{
    public int NodeId { get; init; } = 1;

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Users { get; init; } = new Dictionary<string, string>();

    public string DataDirectory { get; init; } = "";

    public FaultPlan? Faults { get; init; }

    /// <summary>Where ids come from; seeded in simulations.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Whether the end of a transaction can be written to a partition at present; simulations have leaders that cannot be reached.</summary>
    public Func<Partition, bool> CanMark { get; init; } = static _ => true;

    /// <summary>Runs work that needs no lock, and then, as an event of the core, what is to be done with its outcome.</summary>
    public Action<Func<bool>, Action<bool>> InBackground { get; init; } = static (work, then) => then(work());

    /// <summary>Told what operators should know.</summary>
    public Action<string> Notice { get; init; } = static _ => { };
}
