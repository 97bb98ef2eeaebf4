namespace Streamiz.Host.Sources;

/// <summary>How a recording is played.</summary>
internal sealed record ReplayOptions
{
    /// <summary>Files or folders: <c>.json</c>, <c>.jsonl</c>, each plain or with <c>.gz</c>; a folder means its recordings by name.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Times as fast as it was recorded; 0 means without waiting.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Moves all times by the same amount so that the first body is of now.</summary>
    public bool AsNow { get; init; }

    /// <summary>A gap between two bodies is never waited for longer than this.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);
}
