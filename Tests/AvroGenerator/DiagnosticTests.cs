using Microsoft.CodeAnalysis;

namespace Streamiz.Tests.AvroGenerator;

public sealed class DiagnosticTests
{
    [Test]
    public void A_bad_schema_is_an_error_with_its_file_and_line()
    {
        var run = GeneratorRun.Of(("/schemas/bad.avsc", """
            {"type": "record", "name": "Bad", "fields": [
              {"name": "a", "type": "int"},
              {"name": "b", "type": "strng"}
            ]}
            """));

        var diagnostic = run.Diagnostics.Single();
        var place = diagnostic.Location.GetLineSpan();
        Assert.Multiple(() =>
        {
            Assert.That(diagnostic.Id, Is.EqualTo("AVRO001"));
            Assert.That(diagnostic.Severity, Is.EqualTo(DiagnosticSeverity.Error));
            Assert.That(place.Path, Is.EqualTo("/schemas/bad.avsc"));
            Assert.That(place.StartLinePosition.Line + 1, Is.EqualTo(3));
            Assert.That(diagnostic.GetMessage(), Does.Contain("strng"));
        });
    }

    [Test]
    public void A_bad_old_version_is_an_error_too()
    {
        var run = GeneratorRun.Of(("/a.v1.avsc", "{"), ("/a.v2.avsc", """{"type": "record", "name": "A", "fields": []}"""));

        Assert.That(run.Diagnostics.Select(d => (d.Id, d.Location.GetLineSpan().Path)), Is.EqualTo(new[] { ("AVRO001", "/a.v1.avsc") }));
    }

    [Test]
    public void Only_the_newest_version_becomes_a_type()
    {
        var run = GeneratorRun.Of(
            ("/a.v2.avsc", Record("A", "second")), ("/a.v10.avsc", Record("A", "tenth")), ("/a.v9.avsc", Record("A", "ninth")));

        var code = run.GeneratedTrees.Single(t => t.FilePath.EndsWith("A.g.cs", StringComparison.Ordinal)).ToString();
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(code, Does.Contain("Tenth").And.Not.Contain("Ninth").And.Not.Contain("Second"));
    }

    [Test]
    public void Types_of_other_files_may_be_used_in_any_order()
    {
        var run = GeneratorRun.Of(
            ("/a.avsc", """{"type": "record", "name": "A", "fields": [{"name": "b", "type": "B"}]}"""), ("/b.avsc", Record("B", "x")));

        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.GeneratedTrees.Select(t => Path.GetFileName(t.FilePath)), Is.EquivalentTo(new[] { "A.g.cs", "B.g.cs", "AvroRecordTypes.g.cs" }));
    }

    [Test]
    public void One_name_with_two_meanings_is_an_error()
    {
        var run = GeneratorRun.Of(("/a.avsc", Record("A", "x")), ("/b.avsc", Record("A", "y")));

        Assert.That(run.Diagnostics.Single().Id, Is.EqualTo("AVRO002"));
    }

    [Test]
    public void A_schema_without_a_name_gets_a_warning()
    {
        var run = GeneratorRun.Of(("/a.avsc", """{"type": "array", "items": "int"}"""));

        Assert.That(run.Diagnostics.Single().Id, Is.EqualTo("AVRO003"));
    }

    private static string Record(string name, string field) =>
        $$"""{"type": "record", "name": "{{name}}", "fields": [{"name": "{{field}}", "type": "int"}]}""";
}
