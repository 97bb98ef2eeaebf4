namespace Streamiz.Conformance.Avro;

public sealed class AvroVectorsTests
{
    private static readonly string Vectors = Path.Combine(AppContext.BaseDirectory, "vectors", "avro");

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Vectors, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void Every_binding_case_of_the_family_agrees(string family)
    {
        var results = AvroConformance.RunFamily(Path.Combine(Vectors, family + ".json")).ToList();
        var failed = results.Where(result => result.Fault is { } fault && (result.Binding || fault.Crashed)).Select(result => $"{result.Id}: {result.Fault!.Message}");
        Assert.Multiple(() =>
        {
            Assert.That(results, Is.Not.Empty);
            Assert.That(failed, Is.Empty);
        });
    }
}
