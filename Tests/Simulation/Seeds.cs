using System.Globalization;
using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests;

/// <summary>Which seeds are run.</summary>
internal static class Seeds
{
    private const int MaxTold = 10;

    /// <summary>Runs seeds 1 to <paramref name="runs"/>, or as many as asked for, or the one asked for; fails with the story of those that failed.</summary>
    /// <param name="half">What <c>./build.sh simulate --only</c> calls it.</param>
    /// <param name="runs">How many seeds unless told otherwise.</param>
    /// <param name="run">Runs one seed.</param>
    public static void Run(string half, int runs, Func<int, SimWorld> run)
    {
        if (Number("STREAMIZ_SIM_SEED") is { } one)
        {
            TestContext.Out.WriteLine(run(one).Story());
            return;
        }
        runs = Number("STREAMIZ_SIM_RUNS") ?? runs;
        int first = Number("STREAMIZ_SIM_FIRST") ?? 1;
        long events = 0, virtualMs = 0;
        var failures = new List<string>();
        for (int seed = first; seed < first + runs && failures.Count < MaxTold; seed++)
        {
            try
            {
                var world = run(seed);
                events += world.Happened;
                virtualMs += world.Now;
            }
            catch (SimulationFailedException e)
            {
                failures.Add($"{e.Message}\nalone: ./build.sh simulate --only {half} --seed {seed}");
            }
        }
        TestContext.Out.WriteLine($"{runs} runs, {events} events, {virtualMs / 1000} s of virtual time");
        Assert.That(failures, Is.Empty, () => string.Join("\n\n", failures));
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
