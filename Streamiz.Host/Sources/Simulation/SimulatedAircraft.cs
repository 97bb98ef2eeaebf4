using System.Globalization;

namespace Streamiz.Host.Sources.Simulation;

/// <summary>One aircraft that flies leg after leg. Asked for the same times in order, it always gives the same rows.</summary>
internal sealed class SimulatedAircraft
{
    /// <summary>A leg lasts at least half an hour, so this covers more than a month between two questions.</summary>
    private const int MaxLegsAtOnce = 2000;

    private readonly World _world;
    private readonly string _icao24;
    private readonly string _country;
    private readonly string? _airline;
    private readonly string? _squawk;
    private readonly int _category;
    private SplitMix _random;
    private Leg _leg;
    private string? _callsign;
    private StateVectorRow? _previous;
    private StateVectorRow? _earlier;

    public SimulatedAircraft(World world, string country, int address, SplitMix random, double start)
    {
        _world = world;
        _country = country;
        _icao24 = address.ToString("x6", CultureInfo.InvariantCulture);
        _random = random;
        // Without an operator's letters it flies under its registration, as a private aircraft does.
        _airline = _random.NextDouble() < 0.9 ? Letters(3) : null;
        _squawk = _random.NextDouble() < 0.6 ? Convert.ToString(_random.NextInt(4096), 8).PadLeft(4, '0') : null;
        _category = _random.NextDouble() < 0.5 ? 0 : 2 + _random.NextInt(5);
        City from = world.HomeOf(country, ref _random);
        _leg = NextLeg(from, start);
        // Begin in the middle of a leg, so that the sky is full at once.
        double back = _random.NextDouble() * (_leg.End - _leg.Start);
        _leg = new Leg(_leg.From, _leg.To, start - back, ref _random);
    }

    /// <summary>The row at a time that is not before any asked for earlier.</summary>
    /// <param name="now">Unix seconds.</param>
    public StateVectorRow At(long now)
    {
        for (int i = 0; i < MaxLegsAtOnce && _leg.End <= now; i++) _leg = NextLeg(_leg.To, _leg.End);
        FlightState s = _leg.At(now);
        bool unplaced = _random.NextDouble() < 0.008;
        long seen = now - (_random.NextDouble() < 0.1 ? _random.NextInt(12) : 0);
        return new StateVectorRow
        {
            Icao24 = _icao24,
            Callsign = _callsign,
            OriginCountry = _country,
            TimePosition = unplaced ? null : seen,
            LastContact = now,
            Longitude = unplaced ? null : Math.Round(s.Longitude, 4),
            Latitude = unplaced ? null : Math.Round(s.Latitude, 4),
            BaroAltitude = s.Altitude is { } a ? Math.Round(a / 7.62) * 7.62 : null,
            OnGround = s.OnGround,
            Velocity = Math.Round(s.Speed, 2),
            TrueTrack = Math.Round(s.Track, 2),
            VerticalRate = s.VerticalRate is { } r ? Math.Round(r, 2) : null,
            GeoAltitude = s.Altitude is { } g ? Math.Round(g / 7.62) * 7.62 + 60.96 : null,
            Squawk = _squawk,
            PositionSource = 0,
            Category = _category,
        };
    }

    /// <summary>As <see cref="At"/>, but one row in twelve is an old one again, and one in four of these older than the last.</summary>
    public StateVectorRow UntidyAt(long now)
    {
        StateVectorRow row = At(now);
        double chance = _random.NextDouble();
        if (chance < 0.02 && _earlier is not null) return _earlier;
        if (chance < 0.08 && _previous is not null) return _previous;
        (_earlier, _previous) = (_previous, row);
        return row;
    }

    private Leg NextLeg(City from, double start)
    {
        City to = _world.Destination(from, _country, ref _random);
        _callsign = _airline is null
            ? (_random.NextDouble() < 0.3 ? "        " : Letters(5).PadRight(8))
            : $"{_airline}{1 + _random.NextInt(9998)}".PadRight(8);
        return new Leg(from, to, start, ref _random);
    }

    private string Letters(int count)
    {
        Span<char> letters = stackalloc char[count];
        for (int i = 0; i < count; i++) letters[i] = (char)('A' + _random.NextInt(26));
        return new string(letters);
    }
}
