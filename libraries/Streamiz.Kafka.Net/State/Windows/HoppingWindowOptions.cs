namespace Streamiz.Kafka.Net.Stream;

/// <summary>Windows that overlap: one begins before the last one has ended.</summary>
public class HoppingWindowOptions : TimeWindowOptions
{
    /// <inheritdoc cref="TimeWindowOptions"/>
    protected HoppingWindowOptions(long sizeMs, long advanceMs, long graceMs, long maintainDurationMs)
        : base(sizeMs, advanceMs, graceMs, maintainDurationMs)
    {
    }

    /// <inheritdoc cref="Of(long, long, long)"/>
    public static HoppingWindowOptions Of(TimeSpan size, TimeSpan advance) => Of(WindowTime.Ms(size), WindowTime.Ms(advance));

    /// <inheritdoc cref="Of(long, long, long)"/>
    public static HoppingWindowOptions Of(long sizeMs, long advanceMs) => Of(sizeMs, advanceMs, 0);

    /// <inheritdoc cref="Of(long, long, long)"/>
    public static HoppingWindowOptions Of(TimeSpan size, TimeSpan advance, TimeSpan grace) => Of(WindowTime.Ms(size), WindowTime.Ms(advance), WindowTime.Ms(grace));

    /// <summary>Windows of this length (> 0), one every <paramref name="advanceMs"/> (> 0, at most the length); without a grace period a window closes at its end.</summary>
    public static HoppingWindowOptions Of(long sizeMs, long advanceMs, long graceMs) => new(sizeMs, advanceMs, graceMs, DEFAULT_RETENTION_MS);
}
