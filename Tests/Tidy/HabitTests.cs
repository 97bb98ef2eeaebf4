using System.Text.RegularExpressions;

namespace Streamiz.Tidy;

/// <summary>House habits that a machine can check.</summary>
public class HabitTests
{
    private static readonly string[] Ours = ["libraries/", "Streamiz.Topology/", "Streamiz.Host/", "Benchmarks/", "Tests/"];
    private static readonly string[] Hot = ["Runtime", "Processors", "State", "Kafka"];

    private static IEnumerable<string> Sources => Ours.SelectMany(Tree.Sources);

    private static IEnumerable<string> Product => Sources.Where(f => !f.StartsWith("Tests/", StringComparison.Ordinal));

    [Test]
    public void Files_are_short() => Exceptions.Hold("file-length", from f in Product
        let lines = Tree.Lines(f).Length
        where lines > 400
        select (f, $"{lines} lines"));

    [Test]
    public void Namespaces_are_file_scoped() => Exceptions.Hold("namespace", from f in Sources
        where Regex.IsMatch(Tree.Code(f), @"^namespace [\w.]+\s*\{", RegexOptions.Multiline)
        select (f, "has a block namespace"));

    [Test]
    public void Types_of_our_own_are_not_named_after_nothing() => Exceptions.Hold("name", from f in Product
        from Match m in Regex.Matches(Tree.Code(f), @"\b(?:class|struct|interface)\s+(\w*(?:Manager|Helper|Helpers|Util|Utils|Impl)|Abstract\w+)\b")
        select (f, m.Groups[1].Value));

    [Test]
    public void Nothing_is_left_unfinished() => Exceptions.Hold("unfinished", from f in Sources
        where !f.StartsWith("Tests/Tidy/", StringComparison.Ordinal)
        from Match m in Regex.Matches(Tree.Read(f), @"NotImplementedException|\bTODO\b|\bFIXME\b|\[Ignore|\[Explicit|Assert\.Pass|Assert\.Inconclusive")
        select (f, m.Value));

    [Test]
    public void Nobody_waits_by_the_clock_or_blocks_on_a_task() => Exceptions.Hold("wait", from f in Product
        from Match m in Regex.Matches(Tree.Code(f), @"Thread\.Sleep|\.GetAwaiter\(\)\.GetResult|\.Wait\(\)|DateTime(Offset)?\.(Utc)?Now")
        select (f, m.Value));

    [Test]
    public void Tests_neither_sleep_nor_fix_ports() => Exceptions.Hold("test-wait", from f in Tree.Sources("Tests/")
        where !f.StartsWith("Tests/Tidy/", StringComparison.Ordinal)
        from Match m in Regex.Matches(Tree.Code(f), @"Thread\.Sleep")
        select (f, m.Value));

    [Test]
    public void The_hot_path_has_no_queries() => Exceptions.Hold("linq", from f in Product
        where f.StartsWith("libraries/Streamiz.Kafka.Net/", StringComparison.Ordinal) && Hot.Contains(f.Split('/')[2])
        from Match m in Regex.Matches(Tree.Code(f), @"\.(Select|Where|ToList|ToArray|ToDictionary|OrderBy|GroupBy|Any|All|First|FirstOrDefault)\((?=\w+ =>|\(\w)")
        select (f, m.Value));

    [Test]
    public void Unsafe_code_stays_in_its_places() => Exceptions.Hold("unsafe", from f in Product
        where !f.Contains("/Native/", StringComparison.Ordinal) && !f.Contains("/Codecs/", StringComparison.Ordinal)
        where Regex.IsMatch(Tree.Code(f), @"\bunsafe\b")
        select (f, "unsafe"));

    [Test]
    public void No_machine_shows_in_the_files() => Exceptions.Hold("machine-path", from f in Tree.Files
        where Regex.IsMatch(f, @"\.(cs|md|sh|cake|csproj|props|targets|js|ts|json|yml)$") && !f.StartsWith("Tests/Conformance/vectors/", StringComparison.Ordinal) && !f.StartsWith("Tests/Tidy/", StringComparison.Ordinal)
        where Regex.IsMatch(Tree.Read(f), @"(^|[^\w.])/(work|farm)/")
        select (f, "a path of a machine"));
}
