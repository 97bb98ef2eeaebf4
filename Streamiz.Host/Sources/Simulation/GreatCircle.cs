namespace Streamiz.Host.Sources.Simulation;

/// <summary>Shortest way between two places on a sphere of the Earth's mean radius.</summary>
internal readonly struct GreatCircle
{
    public const double EarthRadiusMetres = 6_371_008.8;

    private readonly double _ax, _ay, _az, _bx, _by, _bz, _angle;

    /// <summary>Degrees in, both ends on the sphere and not opposite each other.</summary>
    public GreatCircle(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude)
    {
        (_ax, _ay, _az) = Vector(fromLatitude, fromLongitude);
        (_bx, _by, _bz) = Vector(toLatitude, toLongitude);
        _angle = Math.Acos(Math.Clamp(_ax * _bx + _ay * _by + _az * _bz, -1, 1));
    }

    public double LengthMetres => _angle * EarthRadiusMetres;

    /// <summary>The place at a fraction of the way, and the track there, in degrees.</summary>
    public (double Latitude, double Longitude, double Track) At(double fraction)
    {
        double sin = Math.Sin(_angle);
        if (sin < 1e-12) return (Degrees(Math.Asin(_az)), Degrees(Math.Atan2(_ay, _ax)), 0);
        double p = Math.Sin((1 - fraction) * _angle) / sin, q = Math.Sin(fraction * _angle) / sin;
        double x = p * _ax + q * _bx, y = p * _ay + q * _by, z = p * _az + q * _bz;
        // The derivative along the way, seen from east and north at that place.
        double dp = -Math.Cos((1 - fraction) * _angle) / sin, dq = Math.Cos(fraction * _angle) / sin;
        double dx = dp * _ax + dq * _bx, dy = dp * _ay + dq * _by, dz = dp * _az + dq * _bz;
        double latitude = Math.Asin(Math.Clamp(z, -1, 1)), longitude = Math.Atan2(y, x);
        double east = -Math.Sin(longitude) * dx + Math.Cos(longitude) * dy;
        double north = -Math.Sin(latitude) * (Math.Cos(longitude) * dx + Math.Sin(longitude) * dy) + Math.Cos(latitude) * dz;
        double track = Degrees(Math.Atan2(east, north));
        return (Degrees(latitude), Degrees(longitude), track < 0 ? track + 360 : track);
    }

    private static (double X, double Y, double Z) Vector(double latitude, double longitude)
    {
        double phi = latitude * Math.PI / 180, lambda = longitude * Math.PI / 180;
        return (Math.Cos(phi) * Math.Cos(lambda), Math.Cos(phi) * Math.Sin(lambda), Math.Sin(phi));
    }

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
