using System.Buffers;
using System.Globalization;

namespace Streamiz.Host.Sources;

/// <summary>What must hold for a row whose fields have the right types.</summary>
internal static class StateRowChecks
{
    /// <summary>Unix seconds of 2100-01-01: later times are a broken clock.</summary>
    private const long LatestTime = 4_102_444_800;

    private static readonly SearchValues<char> _hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <returns>A rejection whose fault is <see cref="RowFault.None"/> when the row is good.</returns>
    public static RejectedRow Check(int index, in RowFields f, Countries countries)
    {
        if (f.Icao24!.Length != 6 || f.Icao24.AsSpan().ContainsAnyExcept(_hex))
            return new RejectedRow(index, RowFault.BadAddress, $"icao24 = \"{Cut(f.Icao24)}\"");
        if (!countries.IsKnown(f.OriginCountry ?? ""))
            return new RejectedRow(index, RowFault.UnknownCountry, $"{f.Icao24}: origin_country = \"{Cut(f.OriginCountry!)}\"");
        if (f.Longitude is < -180 or > 180) return OutOfRange(index, f.Icao24, "longitude", f.Longitude.Value);
        if (f.Latitude is < -90 or > 90) return OutOfRange(index, f.Icao24, "latitude", f.Latitude.Value);
        if (f.LastContact is < 0 or > LatestTime || f.TimePosition is < 0 or > LatestTime)
            return new RejectedRow(index, RowFault.TimeOutOfRange, $"{f.Icao24}: last_contact = {f.LastContact}, time_position = {f.TimePosition}");
        if (f.PositionSource is < 0 or > 255 || f.Category is < 0 or > 255)
            return new RejectedRow(index, RowFault.WrongType, $"{f.Icao24}: position_source = {f.PositionSource}, category = {f.Category}");
        return default;
    }

    private static RejectedRow OutOfRange(int index, string icao24, string field, double value) =>
        new(index, RowFault.PositionOutOfRange, string.Create(CultureInfo.InvariantCulture, $"{icao24}: {field} = {value}"));

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
