namespace Streamiz.Kafka.Net.Crosscutting;

/// <summary>Times as milliseconds since 1970.</summary>
public static class DateTimeExtensions
{
    /// <summary>The time, UTC.</summary>
    public static DateTime FromMilliseconds(this long epoch) => DateTime.UnixEpoch.AddMilliseconds(epoch);

    /// <summary>Milliseconds since 1970; a time without a zone is taken as UTC.</summary>
    public static long GetMilliseconds(this DateTime dt)
    {
        var utc = dt.Kind == DateTimeKind.Local ? dt.ToUniversalTime() : dt;
        return (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
    }
}
