using System.Globalization;
using Flights;

namespace Streamiz.Benchmarks.Avro;

/// <summary>State vectors of the shape that the Java twin's data set has: the same shares of nulls, the same skew of countries, texts that come again.</summary>
public static class FlightRows
{
    private const int Aircraft = 8000;
    private const long Start = 1_735_689_600;

    private static readonly string[] Frequent = ["United States", "United Kingdom", "Germany", "Ireland", "Canada", "France", "Turkey", "Spain"];
    private static readonly string[] Rare = ["Iceland", "Luxembourg", "Czech Republic", "Viet Nam", "Lao People's Democratic Republic", "Côte d'Ivoire", "Dominican Republic", "Kuwait"];

    /// <summary>Makes so many rows, the same ones from the same seed.</summary>
    public static StateVector[] Make(int count, int seed = 42)
    {
        var random = new Random(seed);
        var aircraft = new StateVector[Aircraft];
        for (int i = 0; i < aircraft.Length; i++)
        {
            aircraft[i] = new StateVector
            {
                Icao24 = random.Next(1 << 24).ToString("x6", CultureInfo.InvariantCulture),
                Callsign = random.Next(100) < 3 ? null : $"{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}{random.Next(1, 9999)}".PadRight(8),
                OriginCountry = random.Next(100) < 70 ? Frequent[Math.Min(random.Next(8), random.Next(8))] : Rare[random.Next(8)],
                OnGround = random.Next(100) < 10,
                Squawk = Convert.ToString(random.Next(4096), 8).PadLeft(4, '0'),
                Category = i % 8,
                LastContact = Start,
                Spi = false,
                PositionSource = 0,
            };
        }
        return [.. Enumerable.Range(0, count).Select(i => Next(aircraft[random.Next(Aircraft)], Start + (i / 10), random))];
    }

    private static StateVector Next(StateVector plane, long now, Random random)
    {
        bool noPosition = random.Next(100) < 3;
        bool noAltitude = random.Next(100) < 4;
        double? Number(bool missing, double from, double to, int digits) => missing ? null : Math.Round(from + ((to - from) * random.NextDouble()), digits);
        return new StateVector
        {
            Icao24 = plane.Icao24,
            Callsign = random.Next(200) == 0 ? null : plane.Callsign,
            OriginCountry = plane.OriginCountry,
            TimePosition = noPosition ? null : now - random.Next(4),
            LastContact = now,
            Longitude = Number(noPosition, -180, 180, 4),
            Latitude = Number(noPosition, -55, 70, 4),
            BaroAltitude = Number(noAltitude || plane.OnGround, 300, 12_000, 2),
            OnGround = plane.OnGround,
            Velocity = Number(random.Next(100) == 0, 60, 260, 2),
            TrueTrack = Number(false, 0, 360, 2),
            VerticalRate = Number(plane.OnGround, -4, 4, 2),
            GeoAltitude = Number(noAltitude || plane.OnGround, 300, 12_000, 2),
            Squawk = random.Next(100) < 40 ? null : plane.Squawk,
            Spi = random.Next(1000) == 7,
            PositionSource = random.Next(20) == 0 ? 2 : 0,
            Category = plane.Category,
        };
    }
}
