namespace Streamiz.Client.Admin;

/// <summary>Places in a log that stand for a timestamp when offsets are looked up.</summary>
public static class OffsetTime
{
    /// <summary>Behind the last record.</summary>
    public const long Latest = -1;

    /// <summary>The first record there is.</summary>
    public const long Earliest = -2;

    /// <summary>The record with the highest timestamp.</summary>
    public const long MaxTimestamp = -3;
}
