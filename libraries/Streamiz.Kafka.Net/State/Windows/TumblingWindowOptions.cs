namespace Streamiz.Kafka.Net.Stream;

/// <summary>Windows that follow one another without gap or overlap.</summary>
public class TumblingWindowOptions : TimeWindowOptions
{
    /// <inheritdoc cref="TimeWindowOptions"/>
    protected TumblingWindowOptions(long sizeMs, long advanceMs, long graceMs, long maintainDurationMs)
        : base(sizeMs, advanceMs, graceMs, maintainDurationMs)
    {
    }

    /// <inheritdoc cref="Of(long, long)"/>
    public static TumblingWindowOptions Of(TimeSpan size) => Of(WindowTime.Ms(size));

    /// <inheritdoc cref="Of(long, long)"/>
    public static TumblingWindowOptions Of(long sizeMs) => Of(sizeMs, 0);

    /// <inheritdoc cref="Of(long, long)"/>
    public static TumblingWindowOptions Of(TimeSpan size, TimeSpan grace) => Of(WindowTime.Ms(size), WindowTime.Ms(grace));

    /// <summary>Windows of this length (> 0); without a grace period a window closes at its end.</summary>
    public static TumblingWindowOptions Of(long sizeMs, long graceMs) => new(sizeMs, sizeMs, graceMs, DEFAULT_RETENTION_MS);
}
