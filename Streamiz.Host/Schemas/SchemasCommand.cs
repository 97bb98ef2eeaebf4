using System.Text.Encodings.Web;
using System.Text.Json;
using Streamiz.Avro;
using Streamiz.SchemaRegistry;

namespace Streamiz.Host.Schemas;

/// <summary>
/// The commands <c>schemas list|check|register|diff</c>. Each returns the exit status of the process: 0 when all is well, 1 when something
/// would break (or, for <c>diff</c>, when there are differences), 2 when it could not be done at all.
/// </summary>
public sealed class SchemasCommand
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Func<ISchemaRegistry> _connect;
    private readonly TextWriter _output;
    private readonly bool _json;

    /// <summary>Commands for one registry.</summary>
    /// <param name="connect">Connects to the registry; called only by commands that need it.</param>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="json">Whether the answer is JSON instead of text for people.</param>
    public SchemasCommand(Func<ISchemaRegistry> connect, TextWriter output, bool json)
    {
        _connect = connect;
        _output = output;
        _json = json;
    }

    /// <summary>Lists every subject with its versions, ids and level.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<int> ListAsync(CancellationToken cancellationToken = default) => GuardAsync(async () =>
    {
        using var registry = _connect();
        var found = new List<object>();
        foreach (var subject in await registry.ListSubjectsAsync(cancellationToken).ConfigureAwait(false))
        {
            var level = (await registry.GetCompatibilityAsync(subject, cancellationToken).ConfigureAwait(false)).Name();
            foreach (var version in await registry.ListVersionsAsync(subject, cancellationToken).ConfigureAwait(false))
            {
                var schema = await registry.GetVersionAsync(subject, version, cancellationToken).ConfigureAwait(false);
                var name = (Parse(schema) as NamedSchema)?.FullName ?? "";
                found.Add(new { subject, version, id = schema.Id, name, level });
                if (!_json)
                    await _output.WriteLineAsync($"{subject,-40} v{version,-4} id {schema.Id,-6} {level,-20} {name}").ConfigureAwait(false);
            }
        }

        if (_json)
            await WriteAsync(found).ConfigureAwait(false);
        return 0;
    });

    /// <summary>
    /// Checks candidates before they are registered. With a subject they are compared with what the registry has under it; without, with the
    /// older versions that lie beside the file.
    /// </summary>
    /// <param name="files">The candidates.</param>
    /// <param name="subject">The subject, or null.</param>
    /// <param name="level">The level; null takes the registry's for the subject, and BACKWARD_TRANSITIVE for files alone.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<int> CheckAsync(IReadOnlyList<string> files, string? subject, CompatibilityLevel? level, CancellationToken cancellationToken = default) => GuardAsync(async () =>
    {
        var verdicts = new List<SchemaVerdict>();
        foreach (var file in files)
        {
            var candidate = SchemaFiles.Read(file);
            if (subject is null)
            {
                verdicts.Add(CompatibilityCheck.Run(file, candidate, SchemaFiles.Before(file), level ?? CompatibilityLevel.BackwardTransitive));
                continue;
            }

            using var registry = _connect();
            var asked = level ?? await registry.GetCompatibilityAsync(subject, cancellationToken).ConfigureAwait(false);
            verdicts.Add(CompatibilityCheck.Run(file, candidate, await HistoryAsync(registry, subject, cancellationToken).ConfigureAwait(false), asked));
        }

        await ReportAsync(verdicts).ConfigureAwait(false);
        return verdicts.Any(v => v.Breaks.Count > 0) ? 1 : 0;
    });

    /// <summary>Registers a file under a subject.</summary>
    /// <param name="file">The schema.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<int> RegisterAsync(string file, string subject, CancellationToken cancellationToken = default) => GuardAsync(async () =>
    {
        var schema = SchemaFiles.Read(file);
        using var registry = _connect();
        try
        {
            var id = await registry.RegisterAsync(subject, schema.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false);
            var version = (await registry.LookupAsync(subject, schema.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false)).Version;
            if (_json)
                await WriteAsync(new { subject, version, id }).ConfigureAwait(false);
            else
                await _output.WriteLineAsync($"{subject} v{version} has id {id}").ConfigureAwait(false);
            return 0;
        }
        catch (SchemaRegistryException e) when (e.StatusCode == 409)
        {
            // The registry refuses; say why in our own words, with a way out.
            var level = await registry.GetCompatibilityAsync(subject, cancellationToken).ConfigureAwait(false);
            await ReportAsync([CompatibilityCheck.Run(file, schema, await HistoryAsync(registry, subject, cancellationToken).ConfigureAwait(false), level)]).ConfigureAwait(false);
            return 1;
        }
    });

    /// <summary>Shows how two schemas differ. Each is a file, or a subject with a version: <c>aviation-data-value:2</c>, <c>aviation-data-value:latest</c>.</summary>
    /// <param name="before">The older one.</param>
    /// <param name="after">The newer one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<int> DiffAsync(string before, string after, CancellationToken cancellationToken = default) => GuardAsync(async () =>
    {
        var changes = SchemaDiff.Between(await OpenAsync(before, cancellationToken).ConfigureAwait(false), await OpenAsync(after, cancellationToken).ConfigureAwait(false));
        if (_json)
            await WriteAsync(changes).ConfigureAwait(false);
        else if (changes.Count == 0)
            await _output.WriteLineAsync("No differences.").ConfigureAwait(false);
        foreach (var change in _json ? [] : changes)
            await _output.WriteLineAsync(change.ToString()).ConfigureAwait(false);
        return changes.Count > 0 ? 1 : 0;
    });

    private async Task<AvroSchema> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (File.Exists(name))
            return SchemaFiles.Read(name);
        var colon = name.LastIndexOf(':');
        var version = name[(colon + 1)..];
        if (colon <= 0 || (version != "latest" && !int.TryParse(version, out _)))
            throw new FileNotFoundException($"'{name}' is neither a file nor SUBJECT:VERSION.");
        using var registry = _connect();
        return Parse(await registry.GetVersionAsync(name[..colon], version == "latest" ? -1 : int.Parse(version, System.Globalization.CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false));
    }

    private static async Task<IReadOnlyList<(string Name, AvroSchema Schema)>> HistoryAsync(ISchemaRegistry registry, string subject, CancellationToken cancellationToken)
    {
        var history = new List<(string, AvroSchema)>();
        try
        {
            foreach (var version in await registry.ListVersionsAsync(subject, cancellationToken).ConfigureAwait(false))
                history.Add(($"{subject} v{version}", Parse(await registry.GetVersionAsync(subject, version, cancellationToken).ConfigureAwait(false))));
        }
        catch (SchemaRegistryException e) when (e.IsNotFound)
        {
            // A subject without versions takes anything.
        }

        return history;
    }

    private static AvroSchema Parse(RegisteredSchema schema) => new AvroSchemaParser(checkDefaults: false).Parse(schema.Schema);

    private async Task ReportAsync(IReadOnlyList<SchemaVerdict> verdicts)
    {
        if (_json)
        {
            await WriteAsync(verdicts).ConfigureAwait(false);
            return;
        }

        foreach (var verdict in verdicts)
        {
            var versions = verdict.Compared == 1 ? "1 version" : $"{verdict.Compared} versions";
            await _output.WriteLineAsync($"{verdict.Candidate}: {(verdict.Breaks.Count == 0 ? "compatible" : "BREAKS")} ({verdict.Level}, compared with {versions})").ConfigureAwait(false);
            foreach (var found in verdict.Breaks)
            {
                await _output.WriteLineAsync($"  {found.Version}: {found.Direction}").ConfigureAwait(false);
                await _output.WriteLineAsync($"    {found.Type} at {found.Location}: {found.Message}").ConfigureAwait(false);
                await _output.WriteLineAsync($"    instead: {found.Suggestion}").ConfigureAwait(false);
            }
        }
    }

    private Task WriteAsync<T>(T answer) => _output.WriteLineAsync(JsonSerializer.Serialize(answer, Indented));

    private async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception e) when (e is AvroException or SchemaRegistryException or IOException or UnauthorizedAccessException)
        {
            if (_json)
                await WriteAsync(new { error = e.Message }).ConfigureAwait(false);
            else
                await _output.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            return 2;
        }
    }
}
