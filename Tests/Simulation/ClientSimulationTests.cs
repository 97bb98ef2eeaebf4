using Streamiz.Simulation.Tests.Clients;

namespace Streamiz.Simulation.Tests;

/// <summary>
/// Clients and broker in one thread, under virtual time, with faults from a seed. STREAMIZ_SIM_SEED runs one seed and prints its story;
/// STREAMIZ_SIM_RUNS says how many of the fixed row of seeds are run.
/// </summary>
public sealed class ClientSimulationTests
{
    private const int Runs = 150;

    [Test]
    public void Nothing_is_lost_doubled_reordered_or_seen_too_early_whatever_goes_wrong() => Seeds.Run("client", Runs, seed => ClientRun.Run(seed));

    [Test]
    public void A_seed_decides_everything()
    {
        var one = ClientRun.Run(7);
        var other = ClientRun.Run(7);
        Assert.That((other.Happened, other.Now, other.Story()), Is.EqualTo((one.Happened, one.Now, one.Story())));
    }
}
