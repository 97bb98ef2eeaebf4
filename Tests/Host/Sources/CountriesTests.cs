using Streamiz.Host.Sources;
using Streamiz.Tests;

namespace Streamiz.Host.Tests.Sources;

public sealed class CountriesTests
{
    private static readonly Countries _countries = Countries.Load();

    [Test]
    public void Every_name_seen_in_recordings_is_known()
    {
        string path = Recordings.Real("opensky-origin-countries.csv");
        IEnumerable<string> names = File.ReadLines(path).Skip(1).Select(l => l[..l.IndexOf(',', StringComparison.Ordinal)]);
        Assert.That(names.Where(n => !_countries.IsKnown(n)), Is.Empty);
    }

    [TestCase("Atlantis", false)]
    [TestCase("", true)]
    [TestCase("united states", true)]
    [TestCase("Türkiye", true)]
    public void A_name_is_known_or_not(string name, bool known) => Assert.That(_countries.IsKnown(name), Is.EqualTo(known));

    [Test]
    public void A_block_lies_apart_from_the_others_or_within_one()
    {
        foreach (AddressBlock a in _countries.AddressBlocks)
            foreach (AddressBlock b in _countries.AddressBlocks)
                Assert.That(a.First < b.First && b.First <= a.Last && a.Last < b.Last, Is.False, $"{a} {b}");
    }
}
