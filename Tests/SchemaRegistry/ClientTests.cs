using Streamiz.Avro;
using Streamiz.SchemaRegistry;

namespace Streamiz.Tests.SchemaRegistry;

/// <summary>The client against our own registry and against one that is not ours.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class ClientTests(bool real)
{
    private const string V1 = """{"type":"record","name":"User","namespace":"u","fields":[{"name":"name","type":"string"}]}""";
    private const string V2 = """{"type":"record","name":"User","namespace":"u","fields":[{"name":"name","type":"string"},{"name":"age","type":["null","int"],"default":null}]}""";
    private const string Broken = """{"type":"record","name":"User","namespace":"u","fields":[{"name":"name","type":"string"},{"name":"age","type":"int"}]}""";

    private RealRegistry? _realRegistry;
    private RegistryServer? _server;
    private SchemaRegistryClient _client = null!;
    private string _subject = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        if (real && !RealRegistry.IsThere)
            Assert.Ignore("STREAMIZ_REGISTRY_HOME names no schema registry.");
        if (real)
            _realRegistry = RealRegistry.Start();
        else
            _server = await RegistryServer.StartAsync(new RegistryServerOptions { Port = 0 });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _realRegistry?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [SetUp]
    public void Connect()
    {
        _client = Open();
        _subject = $"users-{Guid.NewGuid():N}-value";
    }

    [TearDown]
    public void Disconnect() => _client.Dispose();

    [Test]
    public async Task A_schema_is_registered_found_and_read_back()
    {
        var id = await _client.RegisterAsync(_subject, V1);

        using var other = Open();
        Assert.That(id, Is.Positive);
        Assert.That(Canonical(await other.GetByIdAsync(id)), Is.EqualTo(Canonical(V1)));
        Assert.That((await other.LookupAsync(_subject, V1)).Id, Is.EqualTo(id));
        Assert.That((await other.GetLatestAsync(_subject)).Version, Is.EqualTo(1));
        Assert.That(await other.ListVersionsAsync(_subject), Is.EqualTo(new[] { 1 }));
        Assert.That(await other.ListSubjectsAsync(), Does.Contain(_subject));
    }

    [Test]
    public async Task Incompatible_schemas_are_refused()
    {
        await _client.SetCompatibilityAsync(CompatibilityLevel.Backward, _subject);
        await _client.RegisterAsync(_subject, V1);

        Assert.That(await _client.GetCompatibilityAsync(_subject), Is.EqualTo(CompatibilityLevel.Backward));
        Assert.That((await _client.TestCompatibilityAsync(_subject, V2, -1)).IsCompatible, Is.True);
        Assert.That((await _client.TestCompatibilityAsync(_subject, Broken, -1)).IsCompatible, Is.False);
        Assert.That(async () => await _client.RegisterAsync(_subject, Broken), Throws.TypeOf<SchemaRegistryException>().With.Property("StatusCode").EqualTo(409));
        Assert.That(await _client.RegisterAsync(_subject, V2), Is.Positive);
    }

    [Test]
    public void What_is_not_there_is_a_refusal_and_no_outage()
    {
        Assert.That(async () => await _client.GetByIdAsync(987_654), Throws.TypeOf<SchemaRegistryException>().With.Property("IsNotFound").True);
        Assert.That(async () => await _client.GetLatestAsync(_subject), Throws.TypeOf<SchemaRegistryException>().With.Property("IsNotFound").True);
        Assert.That(async () => await _client.LookupAsync(_subject, V1), Throws.TypeOf<SchemaRegistryException>().With.Property("IsNotFound").True);
    }

    [Test]
    public async Task A_refusal_is_not_remembered()
    {
        Assert.That(async () => await _client.LookupAsync(_subject, V1), Throws.TypeOf<SchemaRegistryException>());
        await _client.RegisterAsync(_subject, V1);

        Assert.That((await _client.LookupAsync(_subject, V1)).Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Warming_up_makes_lookups_immediate()
    {
        using var writer = Open();
        var id = await writer.RegisterAsync(_subject, V1);
        await _client.WarmUpAsync([_subject, "nothing-there-value"]);

        var schema = _client.GetByIdAsync(id);

        Assert.That(schema.IsCompletedSuccessfully, Is.True, "no request was needed");
        Assert.That(Canonical(await schema), Is.EqualTo(Canonical(V1)));
    }

    [Test]
    public async Task Deleting_tells_which_versions_went()
    {
        await _client.RegisterAsync(_subject, V1);

        Assert.That(await _client.DeleteSubjectAsync(_subject), Is.EqualTo(new[] { 1 }));
        Assert.That(async () => await _client.ListVersionsAsync(_subject), Throws.TypeOf<SchemaRegistryException>().With.Property("IsNotFound").True);
    }

    private SchemaRegistryClient Open() => new(new SchemaRegistryOptions { Url = real ? _realRegistry!.Url : _server!.Url });

    private static string Canonical(RegisteredSchema schema) => Canonical(schema.Schema);

    private static string Canonical(string schema) => AvroSchema.Parse(schema).CanonicalForm;
}
