using Streamiz.Simulation.Tests.Clients;

namespace Streamiz.Simulation.Tests;

/// <summary>Answers that are random, flipped, cut or too long: a clear error, never a crash, a hang or memory beyond the limits.</summary>
public sealed class HostileAnswerTests
{
    private const int Answers = 100_000, MaxSeeds = 200;

    [Test]
    public void A_hundred_thousand_spoilt_answers_are_errors_and_nothing_else()
    {
        int spoilt = 0, seed = 0;
        while (spoilt < Answers && seed < MaxSeeds) spoilt += HostileRun.Run(++seed);
        TestContext.Out.WriteLine($"{spoilt} answers in {seed} runs");
        Assert.That(spoilt, Is.GreaterThanOrEqualTo(Answers));
    }
}
