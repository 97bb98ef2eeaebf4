using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Streamiz.Host.Audit;

/// <summary>Who did what, as one JSON object a line in a file of its own, and in the log.</summary>
internal sealed partial class AuditLog(ILogger<AuditLog> logger, TimeProvider time) : IDisposable
{
    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private FileStream? _file;

    /// <summary>Lines are appended to this file from now on.</summary>
    public void WriteTo(string path)
    {
        lock (_lock) _file ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
    }

    public void Configuration(string name, string value) => Write("configuration", ("name", name), ("value", value));

    public void Topic(string name, string what) => Write("topic", ("topic", name), ("change", what));

    public void Schema(string subject, int version, string what) => Write("schema", ("subject", subject), ("version", version), ("change", what));

    public void Ingested(string who, int accepted, int rejected) => Write("ingest", ("who", who), ("accepted", accepted), ("rejected", rejected));

    public void Refused(string who, string reason) => Write("refused", ("who", who), ("reason", reason));

    public void Source(string name, string what) => Write("source", ("source", name), ("change", what));

    public void Engine(string from, string to) => Write("engine", ("from", from), ("to", to));

    public void Error(string where, string message) => Write("error", ("where", where), ("message", message));

    public void Dispose()
    {
        lock (_lock) _file?.Dispose();
    }

    private void Write(string what, params ReadOnlySpan<(string Name, object Value)> fields)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, _plain))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow());
            json.WriteString("event", what);
            foreach ((string name, object value) in fields)
            {
                if (value is int number) json.WriteNumber(name, number);
                else json.WriteString(name, value.ToString());
            }
            json.WriteEndObject();
        }
        string line = System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        Line(logger, line);
        buffer.WriteByte((byte)'\n');
        lock (_lock)
        {
            if (_file is null) return;
            _file.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
            _file.Flush();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "audit {Line}")]
    private static partial void Line(ILogger logger, string line);
}
