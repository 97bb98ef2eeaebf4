using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Streamiz.SchemaRegistry.Server;

/// <summary>The REST API: which path and method does what. Subjects and schemas; levels and modes are in <see cref="SettingsApi"/>.</summary>
internal sealed class RegistryApi
{
    private readonly SchemaCatalog _catalog;

    public RegistryApi(SchemaCatalog catalog) => _catalog = catalog;

    public void Map(IEndpointRouteBuilder routes)
    {
        On(routes, "GET", "/schemas", ListSchemas);
        On(routes, "GET", "/schemas/types", call => call.AnswerAsync(["AVRO"]));
        On(routes, "GET", "/schemas/ids/{id}", call => KnowingIdAsync(call, SchemaById));
        On(routes, "GET", "/schemas/ids/{id}/schema", call => KnowingIdAsync(call, c => AnswerTextAsync(c, ById(c).Text)));
        On(routes, "GET", "/schemas/ids/{id}/subjects", call => KnowingIdAsync(call, SubjectsOfId));
        On(routes, "GET", "/schemas/ids/{id}/versions", call => KnowingIdAsync(call, VersionsOfId));
        On(routes, "GET", "/schemas/guids/{guid}", async call => await AnswerSchemaAsync(call, await ByGuidAsync(call).ConfigureAwait(false)).ConfigureAwait(false));
        On(routes, "GET", "/schemas/guids/{guid}/ids", IdsOfGuid);
        On(routes, "GET", "/subjects", ListSubjects);
        On(routes, "POST", "/subjects/{subject}", Lookup);
        On(routes, "DELETE", "/subjects/{subject}", DeleteSubject);
        On(routes, "GET", "/subjects/{subject}/metadata", LatestWithMetadata);
        On(routes, "GET", "/subjects/{subject}/versions", ListVersions);
        On(routes, "POST", "/subjects/{subject}/versions", Register);
        On(routes, "GET", "/subjects/{subject}/versions/{version}", call => AnswerEntryAsync(call, Version(call)));
        On(routes, "GET", "/subjects/{subject}/versions/{version}/schema", call => AnswerTextAsync(call, Version(call).Text));
        On(routes, "GET", "/subjects/{subject}/versions/{version}/referencedby", ReferencedBy);
        On(routes, "DELETE", "/subjects/{subject}/versions/{version}", DeleteVersion);
        On(routes, "POST", "/compatibility/subjects/{subject}/versions", TestAll);
        On(routes, "POST", "/compatibility/subjects/{subject}/versions/{version}", TestVersion);
        Route(routes, "GET", "/contexts", call => call.AnswerAsync(_catalog.Read(s => s.Contexts.ToList())));
        Route(routes, "GET", "/v1/metadata/id", ClusterId);
        Route(routes, "GET", "/v1/metadata/version", ServerVersion);
    }

    /// <summary>Answers under the path itself, and under the same path within a context.</summary>
    public static void On(IEndpointRouteBuilder routes, string method, string path, Func<RegistryCall, Task> answer)
    {
        Route(routes, method, path, answer);
        Route(routes, method, "/contexts/{context}" + path, answer);
    }

    private static void Route(IEndpointRouteBuilder routes, string method, string path, Func<RegistryCall, Task> answer)
    {
        async Task Serve(HttpContext http)
        {
            var call = new RegistryCall(http);
            try
            {
                await answer(call).ConfigureAwait(false);
            }
            catch (RegistryFault fault)
            {
                await call.FailAsync(fault).ConfigureAwait(false);
            }
            catch (RegistryStoreException e)
            {
                await call.FailAsync(RegistryFault.Store(e.Message)).ConfigureAwait(false);
            }
        }

        routes.MapMethods(path, [method], (RequestDelegate)Serve);
    }

    private Task ListSchemas(RegistryCall call)
    {
        var prefix = Prefix(call);
        var found = _catalog.Read(s => s.Subjects
            .Where(p => prefix.Matches(p.Key))
            .SelectMany(p => Latest(call, p.Value.Values.Where(e => call.Flag("deleted") || !e.Deleted)))
            .ToList());
        return call.AnswerAsync(w =>
        {
            w.WriteStartArray();
            foreach (var entry in Page(call, found))
                WriteEntry(w, entry, call.TakesMore);
            w.WriteEndArray();
        });

        static IEnumerable<SchemaEntry> Latest(RegistryCall call, IEnumerable<SchemaEntry> entries) =>
            call.Flag("latestOnly") ? entries.TakeLast(1) : entries;
    }

    // An id that another registry has just given out may not have come here yet.
    private async Task KnowingIdAsync(RegistryCall call, Func<RegistryCall, Task> answer)
    {
        if (EntriesOfId(call, deletedToo: true).Count == 0)
            await _catalog.RefreshAsync(call.Aborted).ConfigureAwait(false);
        await answer(call).ConfigureAwait(false);
    }

    private async Task<SchemaEntry> ByGuidAsync(RegistryCall call)
    {
        if (!Guid.TryParse(call.Route("guid"), out var guid))
            throw RegistryFault.SchemaNotFound();
        if (_catalog.Read(s => s.All.FirstOrDefault(e => e.Guid == guid)) is { } known)
            return known;
        await _catalog.RefreshAsync(call.Aborted).ConfigureAwait(false);
        return _catalog.Read(s => s.All.FirstOrDefault(e => e.Guid == guid)) ?? throw RegistryFault.SchemaNotFound();
    }

    private async Task IdsOfGuid(RegistryCall call)
    {
        var guid = (await ByGuidAsync(call).ConfigureAwait(false)).Guid;
        var ids = _catalog.Read(s => s.All.Where(e => e.Guid == guid).Select(e => (SubjectName.ContextOf(e.Subject), e.Id)).Distinct().ToList());
        await call.AnswerAsync(w =>
        {
            w.WriteStartArray();
            foreach (var (context, id) in ids)
            {
                w.WriteStartObject();
                w.WriteString("context", context);
                w.WriteNumber("id", id);
                w.WriteEndObject();
            }

            w.WriteEndArray();
        }).ConfigureAwait(false);
    }

    private Task SchemaById(RegistryCall call) => AnswerSchemaAsync(call, ById(call));

    private Task AnswerSchemaAsync(RegistryCall call, SchemaEntry entry)
    {
        var highest = _catalog.Read(s => s.Ids(SubjectName.ContextOf(entry.Subject)).HighestId);
        return call.AnswerAsync(w =>
        {
            w.WriteStartObject();
            if (call.TakesMore)
                w.WriteString("guid", entry.Guid);
            WriteSchema(w, entry);
            if (call.Flag("fetchMaxId"))
                w.WriteNumber("maxId", highest);
            w.WriteEndObject();
        });
    }

    private Task SubjectsOfId(RegistryCall call) =>
        call.AnswerAsync(Page(call, EntriesOfId(call).Select(e => e.Subject).Distinct().ToList()));

    private Task VersionsOfId(RegistryCall call)
    {
        var entries = Page(call, EntriesOfId(call));
        return call.AnswerAsync(w =>
        {
            w.WriteStartArray();
            foreach (var entry in entries)
            {
                w.WriteStartObject();
                w.WriteString("subject", entry.Subject);
                w.WriteNumber("version", entry.Version);
                w.WriteEndObject();
            }

            w.WriteEndArray();
        });
    }

    private Task ListSubjects(RegistryCall call)
    {
        var prefix = Prefix(call);
        var deletedOnly = call.Flag("deletedOnly");
        var deletedToo = call.Flag("deleted");
        var names = _catalog.Read(s => s.Subjects
            .Where(p => prefix.Matches(p.Key))
            .Where(p => deletedOnly ? p.Value.Values.All(e => e.Deleted) : deletedToo || p.Value.Values.Any(e => !e.Deleted))
            .Select(p => p.Key)
            .ToList());
        return call.AnswerAsync(Page(call, names));
    }

    private async Task Lookup(RegistryCall call)
    {
        var draft = await call.DraftAsync().ConfigureAwait(false);
        await AnswerEntryAsync(call, _catalog.Lookup(call.Subject, draft, call.Flag("normalize"), call.Flag("deleted"))).ConfigureAwait(false);
    }

    private async Task DeleteSubject(RegistryCall call) =>
        await call.AnswerAsync(await _catalog.DeleteSubjectAsync(call.Subject, call.Flag("permanent"), call.Aborted).ConfigureAwait(false)).ConfigureAwait(false);

    private Task LatestWithMetadata(RegistryCall call)
    {
        var subject = call.Subject;
        var wanted = call.Queries("key").Zip(call.Queries("value")).ToList();
        var deletedToo = call.Flag("deleted");
        var entry = _catalog.Read(s => s.Has(subject, deletedToo)
            ? s.Versions(subject).LastOrDefault(e => (deletedToo || !e.Deleted) && HasProperties(e, wanted))
            : throw RegistryFault.SubjectNotFound(subject));
        return AnswerEntryAsync(call, entry ?? throw RegistryFault.SchemaNotFound());
    }

    private Task ListVersions(RegistryCall call)
    {
        var subject = call.Subject;
        var deletedOnly = call.Flag("deletedOnly");
        var deletedToo = call.Flag("deleted") || deletedOnly;
        var versions = _catalog.Read(s => s.Has(subject, deletedToo)
            ? s.Versions(subject).Where(e => deletedOnly ? e.Deleted : deletedToo || !e.Deleted).Select(e => e.Version).ToList()
            : throw RegistryFault.SubjectNotFound(subject));
        return call.AnswerAsync(Page(call, versions));
    }

    private async Task Register(RegistryCall call)
    {
        var draft = await call.DraftAsync().ConfigureAwait(false);
        var id = await _catalog.RegisterAsync(call.Subject, draft, call.Flag("normalize"), call.Aborted).ConfigureAwait(false);
        var entry = _catalog.Read(s => s.Versions(call.Subject).LastOrDefault(e => e.Id == id && !e.Deleted));
        await call.AnswerAsync(w =>
        {
            w.WriteStartObject();
            w.WriteNumber("id", id);
            if (entry is not null && call.TakesMore)
            {
                w.WriteNumber("version", entry.Version);
                w.WriteString("guid", entry.Guid);
            }

            w.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private Task ReferencedBy(RegistryCall call)
    {
        var entry = _catalog.Version(call.Subject, call.Route("version")!, deletedToo: true);
        return call.AnswerAsync(_catalog.Read(s => s.All
            .Where(e => !e.Deleted && e.References.Any(r => r.Subject == entry.Subject && r.Version == entry.Version))
            .Select(e => e.Id).Distinct().Order().ToList()));
    }

    private async Task DeleteVersion(RegistryCall call)
    {
        var version = await _catalog.DeleteVersionAsync(call.Subject, call.Route("version")!, call.Flag("permanent"), call.Aborted).ConfigureAwait(false);
        await call.AnswerAsync(w => w.WriteNumberValue(version)).ConfigureAwait(false);
    }

    private async Task TestAll(RegistryCall call)
    {
        var draft = await call.DraftAsync().ConfigureAwait(false);
        var subject = call.Subject;
        await TestAsync(call, draft, _catalog.Read(s => s.Versions(subject).Where(e => !e.Deleted).ToList())).ConfigureAwait(false);
    }

    private async Task TestVersion(RegistryCall call)
    {
        var draft = await call.DraftAsync().ConfigureAwait(false);
        var subject = call.Subject;
        var asked = call.Route("version")!;
        var isLatest = SchemaCatalog.ParseVersion(asked) < 0;
        // Against the newest version of a subject that has none yet, anything is compatible.
        var earlier = isLatest && !_catalog.Read(s => s.Has(subject, deletedToo: false))
            ? []
            : new List<SchemaEntry> { _catalog.Version(subject, asked, deletedToo: false) };
        await TestAsync(call, draft, earlier).ConfigureAwait(false);
    }

    private Task TestAsync(RegistryCall call, SchemaDraft draft, IReadOnlyList<SchemaEntry> earlier)
    {
        var complaints = _catalog.Test(call.Subject, draft, earlier, call.Flag("normalize"));
        return call.AnswerAsync(w =>
        {
            w.WriteStartObject();
            w.WriteBoolean("is_compatible", complaints.Count == 0);
            if (call.Flag("verbose"))
            {
                w.WriteStartArray("messages");
                foreach (var complaint in complaints)
                    w.WriteStringValue(complaint);
                w.WriteEndArray();
            }

            w.WriteEndObject();
        });
    }

    private static Task ClusterId(RegistryCall call) => call.AnswerAsync(w =>
    {
        w.WriteStartObject();
        w.WriteString("id", "");
        w.WriteStartObject("scope");
        w.WriteStartArray("path");
        w.WriteEndArray();
        w.WriteStartObject("clusters");
        w.WriteString("kafka-cluster", "streamiz");
        w.WriteString("schema-registry-cluster", "schema-registry");
        w.WriteEndObject();
        w.WriteEndObject();
        w.WriteEndObject();
    });

    private static Task ServerVersion(RegistryCall call) => call.AnswerAsync(w =>
    {
        w.WriteStartObject();
        w.WriteString("version", typeof(RegistryApi).Assembly.GetName().Version?.ToString(3) ?? "");
        w.WriteString("commitId", "");
        w.WriteEndObject();
    });

    private SchemaEntry Version(RegistryCall call) => _catalog.Version(call.Subject, call.Route("version")!, call.Flag("deleted"));

    private SchemaEntry ById(RegistryCall call) => EntriesOfId(call, deletedToo: true) is [var first, ..] ? first : throw RegistryFault.SchemaNotFound(call.Id);

    private List<SchemaEntry> EntriesOfId(RegistryCall call)
    {
        if (EntriesOfId(call, deletedToo: true).Count == 0)
            throw RegistryFault.SchemaNotFound(call.Id);
        return EntriesOfId(call, call.Flag("deleted"));
    }

    // An id is looked for in the context that the request names; when it names none, in the default one and then in the others.
    private List<SchemaEntry> EntriesOfId(RegistryCall call, bool deletedToo)
    {
        var id = call.Id;
        var subject = SubjectName.Qualify(call.Context, call.Query("subject") ?? "");
        var context = SubjectName.ContextOf(subject);
        return _catalog.Read(s =>
        {
            var contexts = context == SubjectName.DefaultContext ? s.Contexts : [context];
            foreach (var name in contexts)
            {
                if (s.FindIds(name) is { } ids && ids.Of(id) is { Count: > 0 } entries)
                    return entries.Where(e => deletedToo || !e.Deleted).OrderBy(e => e.Subject, StringComparer.Ordinal).ThenBy(e => e.Version).ToList();
            }

            return [];
        });
    }

    private static SubjectPrefix Prefix(RegistryCall call) => new(call.Context, call.Query("subjectPrefix"));

    private static IEnumerable<T> Page<T>(RegistryCall call, IReadOnlyList<T> items)
    {
        var limit = call.Number("limit", -1);
        var rest = items.Skip(Math.Max(call.Number("offset", 0), 0));
        return limit > 0 ? rest.Take(limit) : rest;
    }

    private static bool HasProperties(SchemaEntry entry, List<(string Key, string Value)> wanted)
    {
        if (entry.Metadata is null)
            return false;
        using var metadata = JsonDocument.Parse(entry.Metadata);
        return metadata.RootElement.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            && wanted.TrueForAll(w => RegistryCall.Text(properties, w.Key) == w.Value);
    }

    private static Task AnswerTextAsync(RegistryCall call, string text) => call.AnswerAsync(StatusCodes.Status200OK, Encoding.UTF8.GetBytes(text));

    private static Task AnswerEntryAsync(RegistryCall call, SchemaEntry entry) => call.AnswerAsync(w => WriteEntry(w, entry, call.TakesMore));

    private static void WriteEntry(Utf8JsonWriter w, SchemaEntry entry, bool withGuid)
    {
        w.WriteStartObject();
        w.WriteString("subject", entry.Subject);
        w.WriteNumber("version", entry.Version);
        w.WriteNumber("id", entry.Id);
        if (withGuid)
            w.WriteString("guid", entry.Guid);
        WriteSchema(w, entry);
        w.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter w, SchemaEntry entry)
    {
        if (entry.SchemaType != "AVRO")
            w.WriteString("schemaType", entry.SchemaType);
        RegistryRecords.WriteReferences(w, entry.References);
        RegistryRecords.WriteRaw(w, "metadata", entry.Metadata);
        RegistryRecords.WriteRaw(w, "ruleSet", entry.RuleSet);
        w.WriteString("schema", entry.Text);
    }
}
