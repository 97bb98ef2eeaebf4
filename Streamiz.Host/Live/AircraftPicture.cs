using Streamiz.Host.Flights;

namespace Streamiz.Host.Live;

/// <summary>All aircraft at one look.</summary>
internal sealed class AircraftPicture
{
    public static readonly AircraftPicture Empty = Of([]);

    private readonly Dictionary<string, Aircraft> _byAddress;

    private AircraftPicture(Dictionary<string, Aircraft> byAddress, long time)
    {
        _byAddress = byAddress;
        Time = time;
    }

    /// <summary>Unix seconds of the newest message of any aircraft: the flights' own clock.</summary>
    public long Time { get; }

    public IReadOnlyCollection<Aircraft> All => _byAddress.Values;

    public static AircraftPicture Of(IReadOnlyList<Aircraft> aircraft)
    {
        var byAddress = new Dictionary<string, Aircraft>(aircraft.Count, StringComparer.Ordinal);
        long time = 0;
        foreach (Aircraft a in aircraft)
        {
            byAddress[a.Icao24] = a;
            if (a.LastContact > time) time = a.LastContact;
        }
        return new AircraftPicture(byAddress, time);
    }

    public IEnumerable<Aircraft> ChangedSince(AircraftPicture before)
    {
        foreach (Aircraft now in _byAddress.Values)
            if (!before._byAddress.TryGetValue(now.Icao24, out Aircraft? then) || !now.Equals(then)) yield return now;
    }

    public IEnumerable<string> GoneSince(AircraftPicture before)
    {
        foreach (string icao24 in before._byAddress.Keys)
            if (!_byAddress.ContainsKey(icao24)) yield return icao24;
    }
}
