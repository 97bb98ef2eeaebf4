using System.Globalization;

namespace Streamiz.Host.Rest;

/// <summary>From and to, Unix milliseconds, each null where it is not given.</summary>
internal readonly record struct TimeRange(long? From, long? To)
{
    public static bool TryParse(string? from, string? to, out TimeRange range, out string? why)
    {
        range = default;
        why = null;
        if (!TryTime(from, out long? start)) why = $"from is not a time: {from}. Use ISO 8601 or Unix seconds.";
        else if (!TryTime(to, out long? end)) why = $"to is not a time: {to}. Use ISO 8601 or Unix seconds.";
        else if (start > end) why = "from is later than to.";
        else range = new TimeRange(start, end);
        return why is null;
    }

    private static bool TryTime(string? text, out long? milliseconds)
    {
        milliseconds = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
        {
            if (seconds > 253_402_300_799) return false;
            milliseconds = seconds * 1000;
            return true;
        }
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)) return false;
        milliseconds = time.ToUnixTimeMilliseconds();
        return true;
    }
}
