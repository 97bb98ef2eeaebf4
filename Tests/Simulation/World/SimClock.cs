namespace Streamiz.Simulation.Tests.World;

/// <summary>The virtual clock: it stands where the world's events have brought it.</summary>
internal sealed class SimClock : TimeProvider
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Milliseconds since the run began.</summary>
    public long Now { get; set; }

    /// <summary>The same moment as brokers and records have it, milliseconds since 1970.</summary>
    public long UnixNow => Begin.ToUnixTimeMilliseconds() + Now;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Now;

    public override DateTimeOffset GetUtcNow() => Begin.AddMilliseconds(Now);
}
