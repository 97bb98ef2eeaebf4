using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Streamiz.SchemaRegistry.Server;

/// <summary>One request: its parts as the registry's API understands them, and its answer.</summary>
internal readonly struct RegistryCall
{
    public const string ContentType = "application/vnd.schemaregistry.v1+json";
    public const string UnknownProperties = "Confluent-Accept-Unknown-Properties";
    private static readonly string[] Accepted = [ContentType, "application/vnd.schemaregistry+json", "application/json", "application/octet-stream"];
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly HttpContext _http;

    public RegistryCall(HttpContext http) => _http = http;

    public CancellationToken Aborted => _http.RequestAborted;

    /// <summary>The context that stands in the path; empty for the default one.</summary>
    public string Context => Route("context") ?? "";

    /// <summary>The subject that stands in the path, with its context.</summary>
    public string Subject => SubjectName.Qualify(Context, Route("subject")!);

    public string? Route(string name) =>
        // A slash within a subject arrives still escaped, since it would be taken for the end of the subject otherwise.
        (_http.Request.RouteValues[name] as string)?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    public int Id => int.TryParse(Route("id"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : throw RegistryFault.NotFound();

    /// <summary>
    /// Whether the client takes what the documented answers do not have, such as guids: Confluent's newer clients say so in this header, and older ones may refuse it.
    /// </summary>
    public bool TakesMore => string.Equals(_http.Request.Headers[UnknownProperties].ToString(), "true", StringComparison.OrdinalIgnoreCase);

    public string? Query(string name) => _http.Request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    public IEnumerable<string> Queries(string name) => _http.Request.Query[name].OfType<string>();

    public bool Flag(string name) => string.Equals(Query(name), "true", StringComparison.OrdinalIgnoreCase);

    public int Number(string name, int otherwise) =>
        int.TryParse(Query(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public async Task<JsonDocument> BodyAsync()
    {
        var type = _http.Request.ContentType?.Split(';')[0].Trim();
        if (!string.IsNullOrEmpty(type) && !Accepted.Contains(type, StringComparer.OrdinalIgnoreCase))
            throw RegistryFault.UnsupportedMediaType();
        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(_http.Request.Body, default, Aborted).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            throw RegistryFault.BadRequest(e.Message);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;
        document.Dispose();
        throw RegistryFault.Unprocessable("The request must be a JSON object.");
    }

    public async Task<SchemaDraft> DraftAsync()
    {
        using var body = await BodyAsync().ConfigureAwait(false);
        var root = body.RootElement;
        try
        {
            return new SchemaDraft(Text(root, "schema"), Text(root, "schemaType"), RegistryRecords.ReadReferences(root))
            {
                Id = Int(root, "id") ?? -1,
                Version = Int(root, "version") ?? 0,
                Metadata = RegistryRecords.ReadRaw(root, "metadata"),
                RuleSet = RegistryRecords.ReadRaw(root, "ruleSet"),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw RegistryFault.Unprocessable($"The request is not of the expected form: {e.Message}");
        }
    }

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public Task AnswerAsync(Action<Utf8JsonWriter> write) => AnswerAsync(StatusCodes.Status200OK, write);

    public async Task AnswerAsync(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            write(writer);
        await AnswerAsync(status, buffer.WrittenMemory).ConfigureAwait(false);
    }

    public async Task AnswerAsync(int status, ReadOnlyMemory<byte> json)
    {
        _http.Response.StatusCode = status;
        _http.Response.ContentType = AnswerType(_http.Request.Headers.Accept.ToString());
        _http.Response.ContentLength = json.Length;
        await _http.Response.Body.WriteAsync(json, Aborted).ConfigureAwait(false);
    }

    public Task FailAsync(RegistryFault fault) => AnswerAsync(fault.Status, w =>
    {
        w.WriteStartObject();
        w.WriteNumber("error_code", fault.Code);
        w.WriteString("message", fault.Message);
        w.WriteEndObject();
    });

    public Task AnswerAsync(IEnumerable<int> numbers) => AnswerAsync(w =>
    {
        w.WriteStartArray();
        foreach (var number in numbers)
            w.WriteNumberValue(number);
        w.WriteEndArray();
    });

    public Task AnswerAsync(IEnumerable<string> texts) => AnswerAsync(w =>
    {
        w.WriteStartArray();
        foreach (var text in texts)
            w.WriteStringValue(text);
        w.WriteEndArray();
    });

    public Task AnswerAsync(string name, string value) => AnswerAsync(w =>
    {
        w.WriteStartObject();
        w.WriteString(name, value);
        w.WriteEndObject();
    });

    private static string AnswerType(string accept) =>
        accept.Length == 0 || accept.Contains("*/*", StringComparison.Ordinal) || accept.Contains(ContentType, StringComparison.OrdinalIgnoreCase) ? ContentType
        : Accepted.FirstOrDefault(type => accept.Contains(type, StringComparison.OrdinalIgnoreCase)) ?? ContentType;

    private static int? Int(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
