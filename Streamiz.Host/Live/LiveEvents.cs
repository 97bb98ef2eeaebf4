using System.Text.Json;
using Streamiz.Host.Flights;

namespace Streamiz.Host.Live;

/// <summary>Writes the events that the page and other listeners read.</summary>
internal sealed class LiveEvents(HealthReport health)
{
    private const int RecentWindows = 3;

    public LiveEvent Whole(AircraftPicture picture) => Aircraft(picture, true, picture.All, []);

    public LiveEvent Changes(AircraftPicture before, AircraftPicture now) => Aircraft(now, false, now.ChangedSince(before), now.GoneSince(before));

    /// <summary>The newest window by country, and the totals of the last windows.</summary>
    public async Task<LiveEvent> CountsAsync(FlightFigures figures, bool all, CancellationToken cancellationToken)
    {
        IReadOnlyList<WindowTotal> totals = await figures.TotalsAsync(all ? FlightFigures.DefaultWindows : RecentWindows, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<CountryFigures> countries = await figures.CountriesAsync(cancellationToken).ConfigureAwait(false);
        return Write("counts", json =>
        {
            if (totals.Count > 0) json.WriteNumber("window_start", totals[^1].WindowStart);
            json.WriteNumber("window_seconds", figures.WindowSeconds);
            json.WriteStartArray("countries");
            foreach (CountryFigures c in countries)
            {
                json.WriteStartArray();
                json.WriteStringValue(c.Country);
                json.WriteNumberValue(c.Reports);
                json.WriteNumberValue(c.Aircraft);
                json.WriteNumberValue(c.Airborne);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteStartArray("totals");
            foreach (WindowTotal t in totals)
            {
                json.WriteStartArray();
                json.WriteNumberValue(t.WindowStart);
                json.WriteNumberValue(t.Reports);
                json.WriteNumberValue(t.Aircraft);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        });
    }

    public LiveEvent Health(DateTimeOffset now)
    {
        HealthFigures h = health.Look(now);
        return new LiveEvent("health", JsonSerializer.SerializeToUtf8Bytes(h, HostJson.Options));
    }

    private static LiveEvent Aircraft(AircraftPicture picture, bool full, IEnumerable<Aircraft> rows, IEnumerable<string> gone) => Write("aircraft", json =>
    {
        json.WriteNumber("time", picture.Time);
        json.WriteBoolean("full", full);
        json.WriteStartArray("rows");
        foreach (Aircraft a in rows)
        {
            json.WriteStartArray();
            json.WriteStringValue(a.Icao24);
            json.WriteStringValue(a.Callsign);
            json.WriteStringValue(a.OriginCountry);
            json.WriteNumberValue(a.Latitude);
            json.WriteNumberValue(a.Longitude);
            json.WriteNumberValue(Math.Round(a.AltitudeFeet));
            Number(json, a.VelocityKnots, 1);
            Number(json, a.TrueTrack, 1);
            Number(json, a.VerticalRate, 1);
            json.WriteNumberValue(a.TimePosition ?? a.LastContact);
            json.WriteNumberValue(a.Category);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteStartArray("gone");
        foreach (string icao24 in gone) json.WriteStringValue(icao24);
        json.WriteEndArray();
    });

    private static void Number(Utf8JsonWriter json, double? value, int digits)
    {
        if (value is { } number) json.WriteNumberValue(Math.Round(number, digits));
        else json.WriteNullValue();
    }

    private static LiveEvent Write(string name, Action<Utf8JsonWriter> fields)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }
        return new LiveEvent(name, buffer.WrittenMemory);
    }
}
