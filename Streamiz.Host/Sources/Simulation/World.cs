using System.Globalization;

namespace Streamiz.Host.Sources.Simulation;

/// <summary>The cities flown between, and how many aircraft each country has, relative to the others.</summary>
internal sealed class World
{
    private readonly City[] _cities;
    private readonly double[] _cumulated;
    private readonly Dictionary<string, City[]> _byCountry;

    private World(City[] cities, (string Country, double Weight)[] fleet)
    {
        _cities = cities;
        Fleet = fleet;
        double sum = 0;
        double[] fleetWeight = [.. cities.Select(c => c.Weight * CountryWeight(fleet, c.Country))];
        _cumulated = [.. fleetWeight.Select(w => sum += w)];
        _byCountry = cities.GroupBy(c => c.Country).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyList<City> Cities => _cities;

    public IReadOnlyList<(string Country, double Weight)> Fleet { get; }

    public static World Load()
    {
        City[] cities = [.. EmbeddedText.Lines("cities.csv").Skip(1).Select(line => line.Split(',')).Select(p =>
            new City(p[0], p[1], Number(p[2]), Number(p[3]), Number(p[4])))];
        var fleet = EmbeddedText.Lines("fleet.csv").Skip(1).Select(line => line.Split(',')).Select(p => (p[0], Number(p[1]))).ToArray();
        return new World(cities, fleet);
    }

    public City HomeOf(string country, ref SplitMix random)
    {
        City[] cities = _byCountry[country];
        double at = random.NextDouble() * cities.Sum(c => c.Weight);
        foreach (City city in cities)
            if ((at -= city.Weight) < 0) return city;
        return cities[^1];
    }

    /// <summary>Where an aircraft goes next: mostly near and busy places, its own country among them, now and then across the world.</summary>
    public City Destination(City from, string homeCountry, ref SplitMix random)
    {
        double reach = random.NextDouble() < 0.2 ? 12_000_000 : 2_500_000;
        for (int attempt = 0; attempt < 24; attempt++)
        {
            City to = random.NextDouble() < 0.35 ? HomeOf(homeCountry, ref random) : Any(ref random);
            double metres = new GreatCircle(from.Latitude, from.Longitude, to.Latitude, to.Longitude).LengthMetres;
            if (metres > 150_000 && metres < reach) return to;
        }
        City other = _cities[0];
        return ReferenceEquals(other, from) ? _cities[1] : other;
    }

    // Bounded by the length of the table: a binary search over cumulated weights.
    private City Any(ref SplitMix random)
    {
        int at = Array.BinarySearch(_cumulated, random.NextDouble() * _cumulated[^1]);
        return _cities[Math.Min(at < 0 ? ~at : at, _cities.Length - 1)];
    }

    // The root keeps the busiest country from drawing all traffic.
    private static double CountryWeight((string Country, double Weight)[] fleet, string country) =>
        Math.Sqrt(fleet.First(f => f.Country == country).Weight);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
