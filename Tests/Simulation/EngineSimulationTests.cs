using Streamiz.Simulation.Tests.Engine;

namespace Streamiz.Simulation.Tests;

/// <summary>Whole instances of the engine, clients and broker under virtual time, with faults from a seed; see <see cref="ClientSimulationTests"/> for how to run one.</summary>
public sealed class EngineSimulationTests
{
    private const int Runs = 40;

    [Test]
    public void Output_is_what_a_recomputation_gives_whatever_goes_wrong() => Seeds.Run("engine", Runs, seed => EngineRun.Run(seed));

    [Test]
    public void A_seed_decides_everything()
    {
        var one = EngineRun.Run(7);
        var other = EngineRun.Run(7);
        Assert.That((other.Happened, other.Now, other.Story()), Is.EqualTo((one.Happened, one.Now, one.Story())));
    }
}
