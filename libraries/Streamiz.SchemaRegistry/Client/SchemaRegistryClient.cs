using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Streamiz.SchemaRegistry.Client;
using Streamiz.SchemaRegistry.Server;

namespace Streamiz.SchemaRegistry;

/// <summary>
/// A client of any registry with Confluent's REST API. It keeps what cannot change: the schema of an id, the id of a schema under a
/// subject. Several callers that ask for one thing at once share one request. Safe for any number of threads.
/// </summary>
public sealed class SchemaRegistryClient : ISchemaRegistry
{
    private readonly RegistryTransport _transport;
    private readonly int _maxCached;
    private readonly ConcurrentDictionary<(int Id, string Context), Task<RegisteredSchema>> _byId = new();
    private readonly ConcurrentDictionary<Guid, Task<RegisteredSchema>> _byGuid = new();
    private readonly ConcurrentDictionary<(string Subject, string Schema, bool Normalize, string References), Task<int>> _ids = new();
    private readonly ConcurrentDictionary<(string Subject, string Schema, bool Normalize, string References), Task<RegisteredSchema>> _lookups = new();

    /// <summary>A client that has asked nothing yet.</summary>
    /// <param name="options">Where the registry is.</param>
    /// <exception cref="ArgumentException">An address cannot be one.</exception>
    public SchemaRegistryClient(SchemaRegistryOptions options)
    {
        _transport = new RegistryTransport(options);
        _maxCached = Math.Max(options.MaxCachedSchemas, 1);
    }

    /// <inheritdoc/>
    public ValueTask<RegisteredSchema> GetByIdAsync(int id, string? subject = null, CancellationToken cancellationToken = default) =>
        ShareAsync(_byId, (id, subject is null ? "" : SubjectName.ContextOf(subject)), _ => FetchByIdAsync(id, subject), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RegisteredSchema> GetByGuidAsync(Guid guid, CancellationToken cancellationToken = default) =>
        ShareAsync(_byGuid, guid, FetchByGuidAsync, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> RegisterAsync(
        string subject, string schema, bool normalize = false, IReadOnlyList<SchemaReference>? references = null, CancellationToken cancellationToken = default) =>
        ShareAsync(_ids, (subject, schema, normalize, KeyOf(references)), _ => PostForIdAsync(subject, schema, normalize, references), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RegisteredSchema> LookupAsync(
        string subject, string schema, bool normalize = false, IReadOnlyList<SchemaReference>? references = null, CancellationToken cancellationToken = default) =>
        ShareAsync(_lookups, (subject, schema, normalize, KeyOf(references)), _ => PostLookupAsync(subject, schema, normalize, references), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<RegisteredSchema> GetVersionAsync(string subject, int version, CancellationToken cancellationToken = default)
    {
        var name = version < 0 ? "latest" : version.ToString(CultureInfo.InvariantCulture);
        using var answer = await SendAsync(HttpMethod.Get, $"subjects/{Escape(subject)}/versions/{name}", null, cancellationToken).ConfigureAwait(false);
        return Read(answer.RootElement);
    }

    /// <inheritdoc/>
    public ValueTask<RegisteredSchema> GetLatestAsync(string subject, CancellationToken cancellationToken = default) => GetVersionAsync(subject, -1, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> ListSubjectsAsync(CancellationToken cancellationToken = default)
    {
        using var answer = await SendAsync(HttpMethod.Get, "subjects", null, cancellationToken).ConfigureAwait(false);
        return [.. answer.RootElement.EnumerateArray().Select(e => e.GetString()!)];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<int>> ListVersionsAsync(string subject, CancellationToken cancellationToken = default)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"subjects/{Escape(subject)}/versions", null, cancellationToken).ConfigureAwait(false);
        return [.. answer.RootElement.EnumerateArray().Select(e => e.GetInt32())];
    }

    /// <inheritdoc/>
    public async ValueTask<CompatibilityResult> TestCompatibilityAsync(string subject, string schema, int? version = null, CancellationToken cancellationToken = default)
    {
        var suffix = version is { } v ? "/" + (v < 0 ? "latest" : v.ToString(CultureInfo.InvariantCulture)) : "";
        using var answer = await SendAsync(
            HttpMethod.Post, $"compatibility/subjects/{Escape(subject)}/versions{suffix}?verbose=true", Body(schema, null), cancellationToken).ConfigureAwait(false);
        var root = answer.RootElement;
        IReadOnlyList<string> messages = root.TryGetProperty("messages", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(e => e.ToString())]
            : [];
        return new CompatibilityResult(root.GetProperty("is_compatible").GetBoolean(), messages);
    }

    /// <inheritdoc/>
    public async ValueTask<CompatibilityLevel> GetCompatibilityAsync(string? subject = null, CancellationToken cancellationToken = default)
    {
        var path = subject is null ? "config" : $"config/{Escape(subject)}?defaultToGlobal=true";
        using var answer = await SendAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        var name = answer.RootElement.GetProperty("compatibilityLevel").GetString();
        return CompatibilityLevels.TryParse(name, out var level)
            ? level
            : throw new SchemaRegistryException($"The registry has a level of compatibility that is not known here: '{name}'.", 200, 0);
    }

    /// <inheritdoc/>
    public async ValueTask SetCompatibilityAsync(CompatibilityLevel level, string? subject = null, CancellationToken cancellationToken = default)
    {
        var body = Json(w => w.WriteString("compatibility", level.Name()));
        using var answer = await SendAsync(HttpMethod.Put, subject is null ? "config" : $"config/{Escape(subject)}", body, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<int>> DeleteSubjectAsync(string subject, bool permanent = false, CancellationToken cancellationToken = default)
    {
        var path = $"subjects/{Escape(subject)}{(permanent ? "?permanent=true" : "")}";
        using var answer = await SendAsync(HttpMethod.Delete, path, null, cancellationToken).ConfigureAwait(false);
        Forget(subject);
        return [.. answer.RootElement.EnumerateArray().Select(e => e.GetInt32())];
    }

    /// <inheritdoc/>
    public async ValueTask WarmUpAsync(IEnumerable<string> subjects, CancellationToken cancellationToken = default)
    {
        foreach (var subject in subjects)
        {
            try
            {
                foreach (var version in await ListVersionsAsync(subject, cancellationToken).ConfigureAwait(false))
                {
                    var schema = await GetVersionAsync(subject, version, cancellationToken).ConfigureAwait(false);
                    Keep(_byId, (schema.Id, ""), Task.FromResult(schema));
                    Keep(_byId, (schema.Id, SubjectName.ContextOf(subject)), Task.FromResult(schema));
                }
            }
            catch (SchemaRegistryException e) when (e.IsNotFound)
            {
                // Nobody has written to that topic yet.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private async Task<RegisteredSchema> FetchByIdAsync(int id, string? subject)
    {
        var path = $"schemas/ids/{id.ToString(CultureInfo.InvariantCulture)}{(subject is null ? "" : $"?subject={Escape(subject)}")}";
        using var answer = await SendAsync(HttpMethod.Get, path, null, CancellationToken.None).ConfigureAwait(false);
        return Read(answer.RootElement) with { Id = id };
    }

    private async Task<RegisteredSchema> FetchByGuidAsync(Guid guid)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"schemas/guids/{guid:D}", null, CancellationToken.None).ConfigureAwait(false);
        return Read(answer.RootElement) with { Guid = guid };
    }

    private async Task<int> PostForIdAsync(string subject, string schema, bool normalize, IReadOnlyList<SchemaReference>? references)
    {
        var path = $"subjects/{Escape(subject)}/versions{(normalize ? "?normalize=true" : "")}";
        using var answer = await SendAsync(HttpMethod.Post, path, Body(schema, references), CancellationToken.None).ConfigureAwait(false);
        return answer.RootElement.GetProperty("id").GetInt32();
    }

    private async Task<RegisteredSchema> PostLookupAsync(string subject, string schema, bool normalize, IReadOnlyList<SchemaReference>? references)
    {
        var path = $"subjects/{Escape(subject)}{(normalize ? "?normalize=true" : "")}";
        using var answer = await SendAsync(HttpMethod.Post, path, Body(schema, references), CancellationToken.None).ConfigureAwait(false);
        return Read(answer.RootElement);
    }

    private Task<JsonDocument> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken) =>
        _transport.SendAsync(method, path, body, cancellationToken);

    // The request itself is not cancelled by one of those who wait for it; a failed one is not kept.
    private ValueTask<T> ShareAsync<TKey, T>(ConcurrentDictionary<TKey, Task<T>> cache, TKey key, Func<TKey, Task<T>> fetch, CancellationToken cancellationToken)
        where TKey : notnull
    {
        if (cache.TryGetValue(key, out var known) && known.IsCompletedSuccessfully)
            return new ValueTask<T>(known);
        return new ValueTask<T>(AwaitAsync(cache, key, fetch, cancellationToken));
    }

    private async Task<T> AwaitAsync<TKey, T>(ConcurrentDictionary<TKey, Task<T>> cache, TKey key, Func<TKey, Task<T>> fetch, CancellationToken cancellationToken)
        where TKey : notnull
    {
        var promise = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (cache.Count >= _maxCached)
            cache.Clear();
        var shared = cache.GetOrAdd(key, promise.Task);
        if (shared != promise.Task)
            return await shared.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            promise.SetResult(await fetch(key).WaitAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            cache.TryRemove(new KeyValuePair<TKey, Task<T>>(key, promise.Task));
            promise.SetException(e is OperationCanceledException ? new SchemaRegistryUnavailableException("The request was given up by its caller.", 0, e) : e);
            _ = promise.Task.Exception;
            throw;
        }

        return await promise.Task.ConfigureAwait(false);
    }

    private void Keep<TKey, T>(ConcurrentDictionary<TKey, Task<T>> cache, TKey key, Task<T> value)
        where TKey : notnull
    {
        if (cache.Count >= _maxCached)
            cache.Clear();
        cache[key] = value;
    }

    private void Forget(string subject)
    {
        foreach (var key in _ids.Keys.Where(k => k.Subject == subject))
            _ids.TryRemove(key, out _);
        foreach (var key in _lookups.Keys.Where(k => k.Subject == subject))
            _lookups.TryRemove(key, out _);
    }

    private static string Escape(string subject) => Uri.EscapeDataString(subject);

    private static string KeyOf(IReadOnlyList<SchemaReference>? references) =>
        references is null or { Count: 0 } ? "" : string.Join('\n', references.Select(r => $"{r.Name}\t{r.Subject}\t{r.Version}"));

    private static RegisteredSchema Read(JsonElement root)
    {
        try
        {
            return new RegisteredSchema(
                RegistryCall.Text(root, "subject") ?? "",
                root.TryGetProperty("version", out var version) ? version.GetInt32() : 0,
                root.TryGetProperty("id", out var id) ? id.GetInt32() : 0,
                root.GetProperty("schema").GetString() ?? "",
                RegistryRecords.ReadReferences(root))
            {
                SchemaType = RegistryCall.Text(root, "schemaType") ?? "AVRO",
                Guid = Guid.TryParse(RegistryCall.Text(root, "guid"), out var guid) ? guid : null,
            };
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new SchemaRegistryException($"The registry's answer is not of the expected form: {e.Message}", 200, 0, e);
        }
    }

    private static byte[] Body(string schema, IReadOnlyList<SchemaReference>? references) => Json(w =>
    {
        w.WriteString("schema", schema);
        RegistryRecords.WriteReferences(w, references ?? []);
    });

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
