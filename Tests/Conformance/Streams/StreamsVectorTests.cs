using NUnit.Framework;

namespace Streamiz.Conformance.Streams;

/// <summary>
/// The streams vectors in the test suite. Cases that do not pass yet are listed in failing.txt, <c>family aspect case</c>, a line each: one more fails the test, and so
/// does one that passes by now.
/// </summary>
public class StreamsVectorTests
{
    [Test]
    public void Every_case_passes_but_those_listed()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "vectors", "streams");
        var listed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "failing.txt")).Where(l => l.Length > 0 && l[0] != '#').ToHashSet();
        var failing = new SortedSet<string>(StringComparer.Ordinal);
        int checkedAspects = 0;
        foreach (var (family, name, @case) in StreamsConformance.Cases(folder))
        {
            foreach (var (aspect, difference) in StreamsConformance.Check(@case))
            {
                checkedAspects++;
                if (difference is not null) failing.Add($"{family} {aspect} {name}");
            }
        }

        TestContext.Out.WriteLine($"{checkedAspects - failing.Count} of {checkedAspects} aspects pass, {failing.Count} do not yet (failing.txt)");
        Assert.Multiple(() =>
        {
            Assert.That(checkedAspects, Is.GreaterThan(7000));
            Assert.That(string.Join(Environment.NewLine, failing.Except(listed)), Is.Empty, "not listed in failing.txt");
            Assert.That(string.Join(Environment.NewLine, listed.Except(failing)), Is.Empty, "listed, and passing by now");
        });
    }
}
