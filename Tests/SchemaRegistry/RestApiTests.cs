using System.Text.Json.Nodes;

namespace Streamiz.Tests.SchemaRegistry;

/// <summary>The API as Confluent documents it, request by request.</summary>
public sealed class RestApiTests
{
    private const string A = """{"type":"record","name":"A","fields":[{"name":"x","type":"int"}]}""";
    private const string AWithDefault = """{"type":"record","name":"A","fields":[{"name":"x","type":"int"},{"name":"y","type":"int","default":0}]}""";
    private const string ABroken = """{"type":"record","name":"A","fields":[{"name":"x","type":"int"},{"name":"z","type":"string"}]}""";
    private Rest _rest = null!;

    [SetUp]
    public async Task Start() => _rest = await Rest.StartAsync();

    [TearDown]
    public async Task Stop() => await _rest.DisposeAsync();

    [Test]
    public async Task Registering_gives_ids_and_versions()
    {
        Assert.That((await _rest.PostAsync("/subjects/s/versions", A)).Body, Is.EqualTo("""{"id":1}"""));
        Assert.That(await _rest.RegisterAsync("s", AWithDefault), Is.EqualTo(2));
        Assert.That(await _rest.RegisterAsync("s", A), Is.EqualTo(1), "the same again");
        Assert.That(await _rest.RegisterAsync("t", A), Is.EqualTo(1), "the same elsewhere");

        Assert.That((await _rest.GetAsync("/subjects")).Body, Is.EqualTo("""["s","t"]"""));
        Assert.That((await _rest.GetAsync("/subjects/s/versions")).Body, Is.EqualTo("[1,2]"));
        var latest = await _rest.GetAsync("/subjects/s/versions/latest");
        AssertJson(latest.Json, new JsonObject { ["subject"] = "s", ["version"] = 2, ["id"] = 2, ["schema"] = AWithDefault });
        Assert.That((await _rest.GetAsync("/subjects/s/versions/-1")).Body, Is.EqualTo(latest.Body));
        Assert.That((await _rest.GetAsync("/subjects/s/versions/1/schema")).Body, Is.EqualTo(A));
        Assert.That(latest.ContentType, Is.EqualTo("application/vnd.schemaregistry.v1+json"));
    }

    [Test]
    public async Task Schemas_are_found_by_id()
    {
        await _rest.RegisterAsync("s", A);
        await _rest.RegisterAsync("t", A);

        AssertJson((await _rest.GetAsync("/schemas/ids/1")).Json, new JsonObject { ["schema"] = A });
        AssertJson((await _rest.GetAsync("/schemas/ids/1?fetchMaxId=true")).Json, new JsonObject { ["schema"] = A, ["maxId"] = 1 });
        Assert.That((await _rest.GetAsync("/schemas/ids/1/schema")).Body, Is.EqualTo(A));
        Assert.That((await _rest.GetAsync("/schemas/ids/1/subjects")).Body, Is.EqualTo("""["s","t"]"""));
        Assert.That((await _rest.GetAsync("/schemas/ids/1/versions")).Body, Is.EqualTo("""[{"subject":"s","version":1},{"subject":"t","version":1}]"""));
        Assert.That((await _rest.GetAsync("/schemas?latestOnly=true")).Json!.AsArray(), Has.Count.EqualTo(2));
        await AssertError(_rest.GetAsync("/schemas/ids/9"), 404, 40403, "Schema 9 not found");
        await AssertError(_rest.GetAsync("/schemas/ids/9/subjects"), 404, 40403);
    }

    [Test]
    public async Task Clients_that_take_more_are_told_guids()
    {
        var answer = await _rest.SendAsync("POST", "/subjects/s/versions", new { schema = A }, takesMore: true);
        var guid = answer.Json!["guid"]!.GetValue<Guid>();
        Assert.That(answer.Json!["version"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await _rest.SendAsync("POST", "/subjects/other/versions", new { schema = A }, takesMore: true)).Json!["guid"]!.GetValue<Guid>(), Is.EqualTo(guid));
        Assert.That((await _rest.SendAsync("GET", "/subjects/s/versions/latest", takesMore: true)).Json!["guid"]!.GetValue<Guid>(), Is.EqualTo(guid));
        Assert.That((await _rest.GetAsync($"/schemas/guids/{guid}")).Json!["schema"], Is.Not.Null);
        Assert.That((await _rest.GetAsync($"/schemas/guids/{guid}/ids")).Body, Is.EqualTo("""[{"context":".","id":1}]"""));
        Assert.That((await _rest.GetAsync($"/schemas/guids/{Guid.NewGuid()}")).Code, Is.EqualTo(40403));
    }

    [Test]
    public async Task Lookup_tells_subject_from_schema()
    {
        await _rest.RegisterAsync("s", A);

        var found = await _rest.PostAsync("/subjects/s", """{ "name": "A", "type": "record", "fields": [ { "type": "int", "name": "x" } ] }""");
        AssertJson(found.Json, new JsonObject { ["subject"] = "s", ["version"] = 1, ["id"] = 1, ["schema"] = A });
        await AssertError(_rest.PostAsync("/subjects/none", A), 404, 40401, "Subject 'none' not found.");
        await AssertError(_rest.PostAsync("/subjects/s", AWithDefault), 404, 40403, "Schema not found");
    }

    [Test]
    public async Task What_is_not_there_has_its_code()
    {
        await _rest.RegisterAsync("s", A);

        await AssertError(_rest.GetAsync("/subjects/none/versions"), 404, 40401);
        await AssertError(_rest.GetAsync("/subjects/none/versions/1"), 404, 40401);
        await AssertError(_rest.GetAsync("/subjects/s/versions/7"), 404, 40402, "Version 7 not found.");
        foreach (var version in (string[])["0", "-2", "last", "1.5", "99999999999"])
            await AssertError(_rest.GetAsync("/subjects/s/versions/" + version), 422, 42202);
        await AssertError(_rest.GetAsync("/config/s"), 404, 40408);
        await AssertError(_rest.GetAsync("/mode/s"), 404, 40409);
        await AssertError(_rest.GetAsync("/nothing/here"), 404, 404, "HTTP 404 Not Found");
        await AssertError(_rest.SendAsync("PATCH", "/subjects"), 405, 405, "HTTP 405 Method Not Allowed");
        await AssertError(_rest.SendAsync("POST", "/subjects/s/versions", "<a/>", "application/xml"), 415, 415);
        await AssertError(_rest.SendAsync("POST", "/subjects/s/versions", "{not json"), 400, 400);
    }

    [Test]
    public async Task Bad_schemas_are_refused()
    {
        await AssertError(_rest.PostAsync("/subjects/s/versions", """{"type":"recrd"}"""), 422, 42201);
        await AssertError(_rest.PostAsync("/subjects/s/versions", ""), 422, 42201, "Empty schema");
        await AssertError(_rest.SendAsync("POST", "/subjects/s/versions", new { schema = "{}", schemaType = "PROTOBUF" }), 422, 42201);
        await AssertError(_rest.PostAsync("/subjects/__GLOBAL/versions", A), 422, 42208);
        Assert.That((await _rest.GetAsync("/schemas/types")).Body, Is.EqualTo("""["AVRO"]"""));
    }

    [Test]
    public async Task Incompatible_schemas_are_refused_with_reasons()
    {
        await _rest.RegisterAsync("s", A);

        var refused = await _rest.PostAsync("/subjects/s/versions", ABroken);
        Assert.That((refused.Status, refused.Code), Is.EqualTo((409, 409)));
        Assert.That(refused.Json!["message"]!.GetValue<string>(), Does.StartWith(
            "Schema being registered is incompatible with an earlier schema for subject \"s\", details: [{errorType:'READER_FIELD_MISSING_DEFAULT_VALUE', description:'The field 'z' at path '/fields/1' in the new schema has no default value and is missing in the old schema', additionalInfo:'z'}, {oldSchemaVersion: 1}"));

        Assert.That((await _rest.PostAsync("/compatibility/subjects/s/versions/latest", ABroken)).Body, Is.EqualTo("""{"is_compatible":false}"""));
        var verbose = await _rest.PostAsync("/compatibility/subjects/s/versions/1?verbose=true", ABroken);
        Assert.That(verbose.Json!["messages"]!.AsArray(), Is.Not.Empty);
        Assert.That((await _rest.PostAsync("/compatibility/subjects/s/versions/latest?verbose=true", AWithDefault)).Body, Is.EqualTo("""{"is_compatible":true,"messages":[]}"""));
        Assert.That((await _rest.PostAsync("/compatibility/subjects/none/versions/latest", A)).Body, Is.EqualTo("""{"is_compatible":true}"""));
        Assert.That((await _rest.PostAsync("/compatibility/subjects/s/versions", ABroken)).Body, Is.EqualTo("""{"is_compatible":false}"""));
        await AssertError(_rest.PostAsync("/compatibility/subjects/none/versions/1", A), 404, 40401);
        await AssertError(_rest.PostAsync("/compatibility/subjects/s/versions/5", A), 404, 40402);
        await AssertError(_rest.PostAsync("/compatibility/subjects/s/versions/x", A), 422, 42202);
        await AssertError(_rest.PostAsync("/compatibility/subjects/s/versions/latest", "nonsense"), 422, 42201);
    }

    [TestCase("NONE", true, true)]
    [TestCase("BACKWARD", true, false)]
    [TestCase("BACKWARD_TRANSITIVE", true, false)]
    [TestCase("FORWARD", false, true)]
    [TestCase("FORWARD_TRANSITIVE", false, true)]
    [TestCase("FULL", false, false)]
    [TestCase("FULL_TRANSITIVE", false, false)]
    public async Task Levels_decide_what_may_change(string level, bool mayRemove, bool mayAdd)
    {
        const string two = """{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"int"}]}""";
        const string removed = """{"type":"record","name":"R","fields":[{"name":"a","type":"int"}]}""";
        const string added = """{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"int"},{"name":"c","type":"int"}]}""";
        await _rest.RegisterAsync("s", two);
        Assert.That((await _rest.SendAsync("PUT", "/config/s", new { compatibility = level })).Body, Is.EqualTo($$"""{"compatibility":"{{level}}"}"""));

        var remove = await _rest.PostAsync("/compatibility/subjects/s/versions/latest", removed);
        var add = await _rest.PostAsync("/compatibility/subjects/s/versions/latest", added);

        Assert.That(remove.Json!["is_compatible"]!.GetValue<bool>(), Is.EqualTo(mayRemove));
        Assert.That(add.Json!["is_compatible"]!.GetValue<bool>(), Is.EqualTo(mayAdd));
    }

    [Test]
    public async Task Transitive_levels_look_at_every_version()
    {
        await _rest.RegisterAsync("s", """{"type":"record","name":"R","fields":[{"name":"a","type":"int"}]}""");
        await _rest.RegisterAsync("s", """{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"int","default":1}]}""");
        const string third = """{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"int"}]}""";

        Assert.That((await _rest.PostAsync("/compatibility/subjects/s/versions", third)).Body, Is.EqualTo("""{"is_compatible":true}"""));
        await _rest.SendAsync("PUT", "/config", new { compatibility = "backward_transitive" });
        Assert.That((await _rest.PostAsync("/compatibility/subjects/s/versions", third)).Body, Is.EqualTo("""{"is_compatible":false}"""));
        await AssertError(_rest.PostAsync("/subjects/s/versions", third), 409, 409);
    }

    [Test]
    public async Task Levels_are_set_read_and_taken_back()
    {
        Assert.That((await _rest.GetAsync("/config")).Body, Is.EqualTo("""{"compatibilityLevel":"BACKWARD"}"""));
        Assert.That((await _rest.GetAsync("/config/s?defaultToGlobal=true")).Body, Is.EqualTo("""{"compatibilityLevel":"BACKWARD"}"""));
        await _rest.SendAsync("PUT", "/config/s", new { compatibility = "FULL" });
        Assert.That((await _rest.GetAsync("/config/s")).Body, Is.EqualTo("""{"compatibilityLevel":"FULL"}"""));
        Assert.That((await _rest.DeleteAsync("/config/s")).Body, Is.EqualTo("""{"compatibilityLevel":"FULL"}"""));
        await AssertError(_rest.GetAsync("/config/s"), 404, 40408);
        await AssertError(_rest.DeleteAsync("/config/s"), 404, 40401);
        await AssertError(_rest.SendAsync("PUT", "/config", new { compatibility = "SIDEWARD" }), 422, 42203);
        await AssertError(_rest.SendAsync("PUT", "/config", new { }), 422, 42203);
    }

    [Test]
    public async Task Modes_decide_who_may_write()
    {
        Assert.That((await _rest.GetAsync("/mode")).Body, Is.EqualTo("""{"mode":"READWRITE"}"""));
        await _rest.RegisterAsync("s", A);
        Assert.That((await _rest.SendAsync("PUT", "/mode/s", new { mode = "READONLY" })).Body, Is.EqualTo("""{"mode":"READONLY"}"""));

        await AssertError(_rest.PostAsync("/subjects/s/versions", AWithDefault), 422, 42205, "Subject s is in read-only mode");
        await AssertError(_rest.DeleteAsync("/subjects/s"), 422, 42205);
        await AssertError(_rest.SendAsync("PUT", "/config/s", new { compatibility = "NONE" }), 422, 42205);
        Assert.That(await _rest.RegisterAsync("s", A), Is.EqualTo(1), "what is there already");
        Assert.That((await _rest.DeleteAsync("/mode/s")).Body, Is.EqualTo("""{"mode":"READONLY"}"""));
        await AssertError(_rest.SendAsync("PUT", "/mode", new { mode = "WHATEVER" }), 422, 42204);
        await AssertError(_rest.SendAsync("PUT", "/mode", new { mode = "IMPORT" }), 422, 42205, "Cannot import since found existing subjects");
    }

    [Test]
    public async Task Importing_keeps_ids_and_versions()
    {
        await _rest.SendAsync("PUT", "/mode/s", new { mode = "IMPORT" });

        Assert.That((await _rest.SendAsync("POST", "/subjects/s/versions", new { schema = ABroken, id = 100, version = 5 })).Body, Is.EqualTo("""{"id":100}"""));
        Assert.That((await _rest.SendAsync("POST", "/subjects/s/versions", new { schema = A, id = 90, version = 3 })).Body, Is.EqualTo("""{"id":90}"""));

        Assert.That((await _rest.GetAsync("/subjects/s/versions")).Body, Is.EqualTo("[3,5]"));
        await AssertError(_rest.SendAsync("POST", "/subjects/s/versions", new { schema = AWithDefault, id = 100, version = 7 }), 422, 42205);
        await AssertError(_rest.SendAsync("POST", "/subjects/t/versions", new { schema = AWithDefault, id = 7, version = 1 }), 422, 42205, "Subject t is not in import mode");
        Assert.That(await _rest.RegisterAsync("t", """["null","int"]"""), Is.EqualTo(101), "ids go on behind the highest one");
    }

    [Test]
    public async Task Versions_are_deleted_in_two_steps()
    {
        await _rest.RegisterAsync("s", A);
        await _rest.RegisterAsync("s", AWithDefault);

        await AssertError(_rest.DeleteAsync("/subjects/s/versions/1?permanent=true"), 404, 40407);
        Assert.That((await _rest.DeleteAsync("/subjects/s/versions/1")).Body, Is.EqualTo("1"));
        await AssertError(_rest.DeleteAsync("/subjects/s/versions/1"), 404, 40406, "Subject 's' Version 1 was soft deleted.Set permanent=true to delete permanently");
        Assert.That((await _rest.GetAsync("/subjects/s/versions")).Body, Is.EqualTo("[2]"));
        Assert.That((await _rest.GetAsync("/subjects/s/versions?deleted=true")).Body, Is.EqualTo("[1,2]"));
        Assert.That((await _rest.GetAsync("/subjects/s/versions?deletedOnly=true")).Body, Is.EqualTo("[1]"));
        await AssertError(_rest.GetAsync("/subjects/s/versions/1"), 404, 40402);
        Assert.That((await _rest.GetAsync("/subjects/s/versions/1?deleted=true")).Status, Is.EqualTo(200));
        Assert.That((await _rest.GetAsync("/schemas/ids/1")).Status, Is.EqualTo(200), "data of a deleted version can still be read");
        Assert.That((await _rest.DeleteAsync("/subjects/s/versions/1?permanent=true")).Body, Is.EqualTo("1"));
        await AssertError(_rest.GetAsync("/schemas/ids/1"), 404, 40403);
        await AssertError(_rest.DeleteAsync("/subjects/s/versions/9"), 404, 40402);
        await AssertError(_rest.DeleteAsync("/subjects/none/versions/1"), 404, 40401);
        Assert.That((await _rest.DeleteAsync("/subjects/s/versions/latest")).Body, Is.EqualTo("2"));
        Assert.That((await _rest.GetAsync("/subjects")).Body, Is.EqualTo("[]"));
    }

    [Test]
    public async Task Subjects_are_deleted_in_two_steps_and_come_back_with_their_ids()
    {
        await _rest.RegisterAsync("s", A);
        await _rest.RegisterAsync("s", AWithDefault);
        await _rest.SendAsync("PUT", "/config/s", new { compatibility = "NONE" });

        await AssertError(_rest.DeleteAsync("/subjects/s?permanent=true"), 404, 40405, "Subject 's' was not deleted first before being permanently deleted");
        Assert.That((await _rest.DeleteAsync("/subjects/s")).Body, Is.EqualTo("[1,2]"));
        await AssertError(_rest.DeleteAsync("/subjects/s"), 404, 40404);
        await AssertError(_rest.GetAsync("/config/s"), 404, 40408);
        await AssertError(_rest.GetAsync("/subjects/s/versions"), 404, 40401);
        Assert.That((await _rest.GetAsync("/subjects?deleted=true")).Body, Is.EqualTo("""["s"]"""));
        Assert.That(await _rest.RegisterAsync("s", A), Is.EqualTo(1), "the id of the same schema");
        Assert.That((await _rest.GetAsync("/subjects/s/versions")).Body, Is.EqualTo("[3]"), "but a new version");
        await _rest.DeleteAsync("/subjects/s");
        Assert.That((await _rest.DeleteAsync("/subjects/s?permanent=true")).Body, Is.EqualTo("[2,3]"));
        Assert.That(await _rest.RegisterAsync("s", ABroken), Is.EqualTo(3), "no id is given twice");
        await AssertError(_rest.DeleteAsync("/subjects/none"), 404, 40401);
    }

    [Test]
    public async Task References_bring_types_of_other_subjects()
    {
        await _rest.RegisterAsync("leg", """{"type":"record","name":"Leg","namespace":"f","fields":[{"name":"to","type":"string"}]}""");
        const string trip = """{"type":"record","name":"Trip","namespace":"f","fields":[{"name":"legs","type":{"type":"array","items":"Leg"}}]}""";
        var references = new[] { new { name = "f.Leg", subject = "leg", version = 1 } };

        await AssertError(_rest.PostAsync("/subjects/trip/versions", trip), 422, 42201);
        await AssertError(_rest.SendAsync("POST", "/subjects/trip/versions", new { schema = trip, references = new[] { new { name = "f.Leg", subject = "gone", version = 1 } } }), 422, 42201);
        Assert.That((await _rest.SendAsync("POST", "/subjects/trip/versions", new { schema = trip, references })).Body, Is.EqualTo("""{"id":2}"""));

        var got = await _rest.GetAsync("/subjects/trip/versions/1");
        Assert.That(got.Json!["schema"]!.GetValue<string>(), Is.EqualTo(trip));
        Assert.That(got.Json["references"]!.ToJsonString(), Is.EqualTo("""[{"name":"f.Leg","subject":"leg","version":1}]"""));
        Assert.That((await _rest.GetAsync("/subjects/leg/versions/1/referencedby")).Body, Is.EqualTo("[2]"));
        await AssertError(_rest.DeleteAsync("/subjects/leg/versions/1"), 422, 42206, "One or more references exist to the schema {magic=1,keytype=SCHEMA,subject=leg,version=1}.");
        await AssertError(_rest.DeleteAsync("/subjects/leg"), 422, 42206);
    }

    [Test]
    public async Task Normalizing_ignores_the_order_of_properties()
    {
        const string one = """{"type":"record","name":"P","fields":[],"b":1,"a":2}""";
        const string other = """{"type":"record","name":"P","fields":[],"a":2,"b":1}""";
        var first = await _rest.SendAsync("POST", "/subjects/s/versions?normalize=true", new { schema = one });

        Assert.That((await _rest.SendAsync("POST", "/subjects/s/versions?normalize=true", new { schema = other })).Body, Is.EqualTo(first.Body));
        Assert.That((await _rest.SendAsync("POST", "/subjects/s?normalize=true", new { schema = other })).Status, Is.EqualTo(200));
        await AssertError(_rest.PostAsync("/subjects/s", one), 404, 40403);
    }

    [Test]
    public async Task Contexts_number_their_schemas_apart()
    {
        await _rest.RegisterAsync("s", A);
        await _rest.RegisterAsync("s", AWithDefault);

        Assert.That(await _rest.RegisterAsync(":.other:s", AWithDefault), Is.EqualTo(1));
        Assert.That((await _rest.GetAsync("/contexts")).Body, Is.EqualTo("""[".",".other"]"""));
        Assert.That((await _rest.GetAsync("/contexts/.other/subjects")).Body, Is.EqualTo("""[":.other:s"]"""));
        Assert.That((await _rest.GetAsync("/contexts/.other/subjects/s/versions/1/schema")).Body, Is.EqualTo(AWithDefault));
        Assert.That((await _rest.GetAsync("/schemas/ids/1?subject=:.other:s")).Json!["schema"]!.GetValue<string>(), Is.EqualTo(AWithDefault));
        Assert.That((await _rest.GetAsync("/schemas/ids/1")).Json!["schema"]!.GetValue<string>(), Is.EqualTo(A));
        Assert.That((await _rest.GetAsync("/subjects?subjectPrefix=:*:")).Body, Is.EqualTo("""[":.other:s","s"]"""));
    }

    [Test]
    public async Task Names_with_slashes_and_spaces_are_names()
    {
        var id = await _rest.RegisterAsync("a%2Fb%20c", A);

        Assert.That(id, Is.EqualTo(1));
        Assert.That((await _rest.GetAsync("/subjects")).Body, Is.EqualTo("""["a/b c"]"""));
        Assert.That((await _rest.GetAsync("/subjects/a%2Fb%20c/versions")).Body, Is.EqualTo("[1]"));
    }

    [Test]
    public async Task Metadata_is_kept_and_found()
    {
        await _rest.SendAsync("POST", "/subjects/s/versions", new { schema = A, metadata = new { properties = new { owner = "ops", team = "a" } } });

        var got = await _rest.GetAsync("/subjects/s/versions/1");
        Assert.That(got.Json!["metadata"]!["properties"]!["owner"]!.GetValue<string>(), Is.EqualTo("ops"));
        Assert.That((await _rest.GetAsync("/subjects/s/metadata?key=owner&value=ops&key=team&value=a")).Json!["version"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_root_and_the_version_answer()
    {
        Assert.That((await _rest.GetAsync("/")).Body, Is.EqualTo("{}"));
        Assert.That((await _rest.GetAsync("/v1/metadata/version")).Json!["version"]!.GetValue<string>(), Is.Not.Empty);
        Assert.That((await _rest.GetAsync("/v1/metadata/id")).Json!["scope"]!["clusters"], Is.Not.Null);
    }

    [Test]
    public async Task Many_clients_that_register_one_schema_get_one_id()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => _rest.RegisterAsync("s" + (i % 2), A)));

        Assert.That(ids, Is.All.EqualTo(1));
        Assert.That((await _rest.GetAsync("/subjects/s0/versions")).Body, Is.EqualTo("[1]"));
    }

    private static async Task AssertError(Task<Rest.Answer> asked, int status, int code, string? message = null)
    {
        var answer = await asked;
        Assert.That((answer.Status, answer.Code), Is.EqualTo((status, code)), answer.Body);
        if (message is not null)
            Assert.That(answer.Json!["message"]!.GetValue<string>(), Is.EqualTo(message));
    }

    private static void AssertJson(JsonNode? actual, JsonObject expected) =>
        Assert.That(JsonNode.DeepEquals(actual, expected), Is.True, actual?.ToJsonString());
}
