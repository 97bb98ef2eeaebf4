using System.Text.Json.Nodes;
using Streamiz.Avro;
using Streamiz.Host.Schemas;
using Streamiz.SchemaRegistry;

namespace Streamiz.Tests.SchemaRegistry;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SchemasCommandTests
{
    private const string V1 = """{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"string"},{"name":"c","type":{"type":"enum","name":"E","symbols":["X","Y"]}}]}""";
    private const string Good = """{"type":"record","name":"R","fields":[{"name":"a","type":"long","doc":"now long"},{"name":"d","type":"int","default":0},{"name":"bb","aliases":["b"],"type":"string"},{"name":"c","type":{"type":"enum","name":"E","symbols":["X","Y","Z"]}}]}""";
    private const string Bad = """{"type":"record","name":"R","fields":[{"name":"a","type":"string"},{"name":"d","type":"int"},{"name":"c","type":{"type":"enum","name":"E","symbols":["X"]}}]}""";
    private readonly InProcessRegistry _registry = InProcessRegistry.InMemory();
    private string _directory = null!;

    [SetUp]
    public void Make() => _directory = Directory.CreateTempSubdirectory("schemas").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_directory, recursive: true);

    [Test]
    public async Task What_breaks_is_said_with_place_and_way_out()
    {
        Write("r.v1.avsc", V1);

        var (status, text) = await RunAsync(c => c.CheckAsync([Write("r.v2.avsc", Bad)], null, null));

        Assert.That(status, Is.EqualTo(1));
        Assert.That(text, Does.Contain("BREAKS (BACKWARD_TRANSITIVE, compared with 1 version)"));
        Assert.That(text, Does.Contain("READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1").And.Contain("give field 'd' a default"));
        Assert.That(text, Does.Contain("TYPE_MISMATCH at /fields/0/type").And.Contain("MISSING_ENUM_SYMBOLS"));
    }

    [Test]
    public async Task What_does_not_break_is_passed()
    {
        Write("r.v1.avsc", V1);

        var (status, text) = await RunAsync(c => c.CheckAsync([Write("r.v2.avsc", Good)], null, null));

        Assert.That((status, text), Is.EqualTo((0, $"{Path.Combine(_directory, "r.v2.avsc")}: compatible (BACKWARD_TRANSITIVE, compared with 1 version){Environment.NewLine}")));
    }

    [Test]
    public async Task Candidates_are_checked_against_the_registry_under_its_level()
    {
        await _registry.RegisterAsync("s", V1);
        await _registry.SetCompatibilityAsync(CompatibilityLevel.Forward, "s");

        var (status, text) = await RunAsync(c => c.CheckAsync([Write("r.avsc", Good)], "s", null), json: true);

        Assert.That(status, Is.EqualTo(1));
        var verdict = JsonNode.Parse(text)![0]!;
        Assert.That(verdict["level"]!.GetValue<string>(), Is.EqualTo("FORWARD"));
        Assert.That(verdict["breaks"]!.AsArray().Select(b => b!["direction"]!.GetValue<string>()), Is.All.EqualTo("it cannot read data of the new schema"));
    }

    [Test]
    public async Task The_schemas_of_this_repository_go_together()
    {
        var files = Directory.GetFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "schemas"), "*.avsc");

        var (status, text) = await RunAsync(c => c.CheckAsync(files, null, CompatibilityLevel.BackwardTransitive));

        Assert.That(files, Is.Not.Empty);
        Assert.That(status, Is.Zero, text);
    }

    [Test]
    public async Task Registering_and_listing()
    {
        Assert.That((await RunAsync(c => c.RegisterAsync(Write("r.v1.avsc", V1), "s"))).Text.Trim(), Is.EqualTo("s v1 has id 1"));

        var refused = await RunAsync(c => c.RegisterAsync(Write("bad.avsc", Bad), "s"));
        Assert.That(refused.Status, Is.EqualTo(1));
        Assert.That(refused.Text, Does.Contain("instead:"));
        var list = JsonNode.Parse((await RunAsync(c => c.ListAsync(), json: true)).Text)!.AsArray();
        Assert.That(list.Select(n => n!.ToJsonString()), Is.EqualTo(new[] { """{"subject":"s","version":1,"id":1,"name":"R","level":"BACKWARD"}""" }));
    }

    [Test]
    public async Task Differences_are_listed_field_by_field()
    {
        await _registry.RegisterAsync("s", V1);

        var (status, text) = await RunAsync(c => c.DiffAsync("s:1", Write("r.v2.avsc", Good)));

        Assert.That(status, Is.EqualTo(1));
        Assert.That(text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            "a: type int -> long", "a: doc now long", "d: added int = 0", "bb: renamed b -> bb", "c: symbols X,Y -> X,Y,Z",
        }));
        Assert.That((await RunAsync(c => c.DiffAsync("s:latest", Write("same.avsc", V1)))).Status, Is.Zero);
    }

    [Test]
    public async Task What_cannot_be_done_has_a_status_of_its_own()
    {
        var bad = await RunAsync(c => c.CheckAsync([Write("x.avsc", "{\n \"type\": \"recrd\"}")], null, null));
        Assert.That(bad.Status, Is.EqualTo(2));
        Assert.That(bad.Text, Does.Contain("x.avsc(2,"));
        Assert.That((await RunAsync(c => c.DiffAsync("nothing", "there"))).Status, Is.EqualTo(2));
        Assert.That((await RunAsync(c => c.DiffAsync("s:1", "s:2"))).Status, Is.EqualTo(2));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int Status, string Text)> RunAsync(Func<SchemasCommand, Task<int>> run, bool json = false)
    {
        await using var output = new StringWriter();
        return (await run(new SchemasCommand(() => _registry, output, json)), output.ToString());
    }
}
