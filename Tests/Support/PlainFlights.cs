using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Streamiz.Tests;

/// <summary>
/// What the topology should give for a recording, worked out from its JSON in the plainest way: lists and dictionaries, nothing of ours.
/// </summary>
public sealed class PlainFlights
{
    private readonly Dictionary<string, long> _newest = [];
    private readonly Dictionary<(string Country, long Window), HashSet<string>> _seen = [];

    /// <summary>Rows of the recording.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows older than the newest of their aircraft.</summary>
    public int OutOfDate { get; private set; }

    /// <summary>Positions of each aircraft, in order.</summary>
    public Dictionary<string, List<PlainPosition>> Positions { get; } = [];

    /// <summary>Reports by country and start of the window, milliseconds.</summary>
    public Dictionary<(string Country, long Window), long> Counts { get; } = [];

    /// <summary>Distinct aircraft by country and start of the window, milliseconds.</summary>
    public Dictionary<(string Country, long Window), long> Aircraft => _seen.ToDictionary(s => s.Key, s => (long)s.Value.Count);

    public int PositionCount => Positions.Values.Sum(p => p.Count);

    public static PlainFlights Of(string recording, long windowMs = 60_000, int times = 1)
    {
        var plain = new PlainFlights();
        for (int i = 0; i < times; i++)
        {
            using var lines = new StreamReader(new GZipStream(File.OpenRead(recording), CompressionMode.Decompress));
            while (lines.ReadLine() is { } line)
            {
                using JsonDocument body = JsonDocument.Parse(line);
                JsonElement states = body.RootElement.GetProperty("states");
                if (states.ValueKind == JsonValueKind.Null) continue;
                foreach (JsonElement row in states.EnumerateArray()) plain.Add(row, windowMs);
            }
        }
        return plain;
    }

    private void Add(JsonElement row, long windowMs)
    {
        Rows++;
        string icao24 = row[0].GetString()!, country = row[2].GetString()!;
        long contact = row[4].GetInt64();
        if (_newest.TryGetValue(icao24, out long newest) && contact < newest)
        {
            OutOfDate++;
            return;
        }
        _newest[icao24] = contact;
        if (row[8].GetBoolean() || row[5].ValueKind == JsonValueKind.Null || row[6].ValueKind == JsonValueKind.Null) return;
        if (row[7].ValueKind == JsonValueKind.Null || row[7].GetDouble() <= 0) return;
        double? velocity = row[9].ValueKind == JsonValueKind.Null ? null : row[9].GetDouble() * 1.94384;
        long? time = row[3].ValueKind == JsonValueKind.Null ? null : row[3].GetInt64();
        if (!Positions.TryGetValue(icao24, out List<PlainPosition>? positions)) Positions[icao24] = positions = [];
        positions.Add(new PlainPosition(icao24, row[1].GetString(), country, time, row[5].GetDouble(), row[6].GetDouble(), row[7].GetDouble() * 3.28084, velocity, contact * 1000));
        var window = (country, contact * 1000 / windowMs * windowMs);
        Counts[window] = Counts.GetValueOrDefault(window) + 1;
        if (!_seen.TryGetValue(window, out HashSet<string>? seen)) _seen[window] = seen = [];
        seen.Add(icao24);
    }
}
