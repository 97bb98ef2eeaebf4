using System.Reflection;
using Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

namespace Streamiz.Surface;

/// <summary>Upstream's user-facing API is here, but for what <c>left-out.txt</c> gives a reason for.</summary>
[TestFixture]
public sealed class UpstreamApiTests
{
    private static readonly Assembly[] Assemblies = [typeof(Kafka.Net.KafkaStream).Assembly, typeof(Kafka.Net.State.RocksDbOptions).Assembly, typeof(SchemaAvroSerDes<>).Assembly, typeof(Kafka.Net.Metrics.OpenTelemetry.OpenTelemetryConfigExtension).Assembly, typeof(Kafka.Net.Metrics.Prometheus.PrometheusConfigExtension).Assembly];

    // A line each: type or difference as reported, TAB, reason. A type alone stands for all that is said of it.
    private static readonly Dictionary<string, string> LeftOut = Folder.Lines("left-out.txt").Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))
        .ToDictionary(p => p.Length > 2 ? $"{p[0]}\t{p[1]}" : p[0], p => p[^1], StringComparer.Ordinal);

    private static IEnumerable<string> Packages => Directory.EnumerateFiles(Path.Combine(Folder.Here, "upstream"), "*.api.txt").Select(f => Path.GetFileName(f)[..^".api.txt".Length]).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Packages))]
    public void Every_type_and_member_of_upstream_is_here(string package)
    {
        var comparison = new Comparison(Assemblies);
        var missing = FactSheet.Read(package).SelectMany(comparison.Differences).Where(d => !Names(d).Any(LeftOut.ContainsKey)).ToList();

        Assert.That(string.Join('\n', missing), Is.Empty, $"{missing.Count} differences from {package}: give what is missing, or write it into left-out.txt with its reason");
    }

    // Code in a namespace Streamiz.Kafka.Net.Something looks for a name there before it looks at its using directives.
    [Test]
    public void No_namespace_of_ours_hides_a_type_of_upstream()
    {
        var types = FactSheet.Read("Streamiz.Kafka.Net").Select(t => t.Name.Split('<')[0]).ToHashSet(StringComparer.Ordinal);
        var seen = Assemblies.Concat(Assemblies.SelectMany(a => a.GetReferencedAssemblies()).Where(n => n.Name!.StartsWith("Streamiz.", StringComparison.Ordinal)).Select(Assembly.Load));
        var spaces = seen.SelectMany(a => a.GetTypes()).Select(t => t.Namespace).OfType<string>().Distinct().SelectMany(s => new[] { "Streamiz.", "Streamiz.Kafka.", "Streamiz.Kafka.Net." }.Where(p => s.StartsWith(p, StringComparison.Ordinal)).Select(p => s[p.Length..].Split('.')[0]));

        Assert.That(spaces.Where(types.Contains).Distinct(), Is.Empty);
    }

    [Test]
    public void What_is_left_out_is_really_missing_and_has_a_reason()
    {
        var comparison = new Comparison(Assemblies);
        var differences = Packages.SelectMany(FactSheet.Read).SelectMany(comparison.Differences).ToList();
        var known = differences.SelectMany(Names).ToHashSet(StringComparer.Ordinal);

        Assert.That(LeftOut.Keys.Where(k => !known.Contains(k)), Is.Empty, "left-out.txt names what is there");
        Assert.That(LeftOut.Where(l => l.Value.Length < 10).Select(l => l.Key), Is.Empty, "left-out.txt gives no reason");
    }

    // What a line of left-out.txt may say for a difference: all of it, its kind, or its type.
    private static IEnumerable<string> Names(string difference) => [difference, difference.Split(": ")[0] + ": *", difference.Split('\t')[0]];

    [Test]
    public void The_sheet_is_read_whole()
    {
        var types = FactSheet.Read("Streamiz.Kafka.Net");

        Assert.That(types, Has.Count.EqualTo(182), "175 user-facing types, and 7 that their signatures name");
        Assert.That(types.Sum(t => t.Members.Count), Is.EqualTo(1345), "1328 members and 17");
    }

    [Test]
    public void A_member_that_is_missing_is_seen()
    {
        var fact = FactSheet.Read("Streamiz.Kafka.Net").Single(t => t.Name == "RetryPolicyBuilder");
        fact.Members.Add(FactMember.Parse("public RetryPolicyBuilder NumberOfRetry(long numberOfRetry)", fact));
        fact.Members.Add(FactMember.Parse("public RetryPolicyBuilder NumberOfRetry(int numberOfRetry = 3)", fact));

        Assert.That(new Comparison(Assemblies).Differences(fact), Has.Exactly(2).Contains("NumberOfRetry"));
    }
}
