namespace Streamiz.Host.Sources.Simulation;

/// <summary>One flight from gate to gate: taxi, climb, cruise, descent, taxi, and the turn-around that follows.</summary>
internal sealed class Leg
{
    private const double TaxiSeconds = 300;
    private const double ClimbMetresPerSecond = 9;
    private const double DescentMetresPerSecond = 7;

    private readonly GreatCircle _way;
    private readonly double _cruiseAltitude, _cruiseSpeed, _airSeconds, _climbSeconds, _descentSeconds;

    /// <param name="to">Where it lands.</param>
    /// <param name="from">Where it starts.</param>
    /// <param name="start">Unix seconds at which it leaves the gate.</param>
    /// <param name="random">The aircraft's own numbers.</param>
    public Leg(City from, City to, double start, ref SplitMix random)
    {
        From = from;
        To = to;
        Start = start;
        _way = new GreatCircle(from.Latitude, from.Longitude, to.Latitude, to.Longitude);
        _cruiseSpeed = random.Between(200, 255);
        double ceiling = Math.Clamp(_way.LengthMetres / 60, 3000, 9500) + random.Between(0, 2500);
        _cruiseAltitude = Math.Round(ceiling / 304.8) * 304.8;
        _airSeconds = _way.LengthMetres / (_cruiseSpeed * 0.93);
        _climbSeconds = Math.Min(_cruiseAltitude / ClimbMetresPerSecond, _airSeconds * 0.4);
        _descentSeconds = Math.Min(_cruiseAltitude / DescentMetresPerSecond, _airSeconds * 0.45);
        End = start + TaxiSeconds + _airSeconds + TaxiSeconds + random.Between(900, 3600);
    }

    public City From { get; }

    public City To { get; }

    public double Start { get; }

    /// <summary>Unix seconds at which the next leg begins.</summary>
    public double End { get; }

    public FlightState At(double now)
    {
        double inAir = now - Start - TaxiSeconds;
        if (inAir <= 0) return Grounded(0, now - Start);
        if (inAir >= _airSeconds) return Grounded(1, End - now);
        double fraction = Way(inAir);
        (double latitude, double longitude, double track) = _way.At(fraction);
        double left = _airSeconds - inAir;
        double altitude = _cruiseAltitude, rate = 0;
        if (inAir < _climbSeconds) (altitude, rate) = (_cruiseAltitude * inAir / _climbSeconds, _cruiseAltitude / _climbSeconds);
        else if (left < _descentSeconds) (altitude, rate) = (_cruiseAltitude * left / _descentSeconds, -_cruiseAltitude / _descentSeconds);
        double speed = (Way(inAir + 1) - fraction) * _way.LengthMetres;
        return new FlightState(latitude, longitude, Math.Max(altitude, 7.62), speed, track, rate, false);
    }

    private FlightState Grounded(double fraction, double taxied)
    {
        (double latitude, double longitude, double track) = _way.At(fraction);
        bool rolling = taxied is > 60 and < TaxiSeconds;
        return new FlightState(latitude, longitude, null, rolling ? 8 : 0, track, null, true);
    }

    // Slower in climb and descent: speed grows from 0.55 to 1 over the climb and falls again, scaled so that the way is whole at the end.
    private double Way(double seconds)
    {
        double Covered(double s)
        {
            double c = Math.Min(s, _climbSeconds);
            double done = 0.55 * c + 0.45 * c * c / (2 * _climbSeconds);
            double level = _airSeconds - _climbSeconds - _descentSeconds;
            done += Math.Clamp(s - _climbSeconds, 0, level);
            double d = Math.Clamp(s - _climbSeconds - level, 0, _descentSeconds);
            return done + d - 0.45 * d * d / (2 * _descentSeconds);
        }
        return Math.Min(1, Covered(seconds) / Covered(_airSeconds));
    }
}
