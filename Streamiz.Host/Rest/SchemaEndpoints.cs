using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary><c>/schemas</c>.</summary>
internal static class SchemaEndpoints
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/schemas").WithTags("Schemas");
        group.MapGet("", async (ISchemaCatalog schemas, CancellationToken cancellationToken) =>
                TypedResults.Ok(new SubjectList(await schemas.SubjectsAsync(cancellationToken).ConfigureAwait(false))))
            .WithSummary("Subjects of the registry");
        group.MapGet("/{subject}", VersionsAsync).WithSummary("Versions of a subject").ProducesProblem(404);
        group.MapGet("/{subject}/versions/{version:int}", VersionAsync).WithSummary("One version of a subject").ProducesProblem(404);
        group.MapGet("/{subject}/diff", DiffAsync).WithSummary("What changed between two versions, line by line").ProducesProblem(404);
    }

    private static async Task<Results<Ok<SubjectVersions>, ProblemHttpResult>> VersionsAsync(ISchemaCatalog schemas, string subject, CancellationToken cancellationToken)
    {
        IReadOnlyList<int>? versions = await schemas.VersionsAsync(subject, cancellationToken).ConfigureAwait(false);
        return versions is null ? Problems.NotFound($"There is no subject {subject}.") : TypedResults.Ok(new SubjectVersions(subject, versions));
    }

    private static async Task<Results<Ok<SchemaVersion>, ProblemHttpResult>> VersionAsync(ISchemaCatalog schemas, string subject, int version, CancellationToken cancellationToken)
    {
        SchemaVersion? found = await schemas.VersionAsync(subject, version, cancellationToken).ConfigureAwait(false);
        return found is null ? Problems.NotFound($"{subject} has no version {version}.") : TypedResults.Ok(found);
    }

    private static async Task<Results<Ok<SchemaDifference>, ProblemHttpResult>> DiffAsync(ISchemaCatalog schemas, string subject, int from, int to, CancellationToken cancellationToken)
    {
        SchemaVersion? before = await schemas.VersionAsync(subject, from, cancellationToken).ConfigureAwait(false);
        SchemaVersion? after = await schemas.VersionAsync(subject, to, cancellationToken).ConfigureAwait(false);
        if (before is null || after is null) return Problems.NotFound($"{subject} has no version {(before is null ? from : to)}.");
        return TypedResults.Ok(new SchemaDifference(subject, from, to, LineDiff.Of(Lines(before.Schema), Lines(after.Schema))));
    }

    private static string[] Lines(string schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema);
        return JsonSerializer.Serialize(document.RootElement, _indented).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
