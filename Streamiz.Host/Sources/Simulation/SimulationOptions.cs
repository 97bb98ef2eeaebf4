namespace Streamiz.Host.Sources.Simulation;

/// <summary>What is simulated. The same options give the same rows.</summary>
internal sealed record SimulationOptions
{
    /// <summary>How many aircraft (&gt; 0).</summary>
    public int Aircraft { get; init; } = 8000;

    /// <summary>Rows of one body (&gt; 0); the next body goes on where this one ended.</summary>
    public int BatchRows { get; init; } = 7000;

    /// <summary>Time between two bodies, of the clock and of the flights.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(5);

    public ulong Seed { get; init; } = 42;

    /// <summary>When the flights begin; null means now.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Bodies to make; null means no end.</summary>
    public int? Batches { get; init; }

    /// <summary>Rows that are sent again, or come later than newer ones of their aircraft, now and then: as the real API does.</summary>
    public bool Untidy { get; init; }

    /// <summary>False gives the bodies as fast as they are taken; their times still move on by <see cref="Delay"/>.</summary>
    public bool Paced { get; init; } = true;
}
