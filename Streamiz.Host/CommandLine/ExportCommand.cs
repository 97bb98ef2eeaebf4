using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Streamiz.Host.CommandLine;

/// <summary><c>export</c>: what is airborne now, or the counts of all windows, as CSV or JSON lines.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> _what = new("what") { Description = "A store by name, such as aircraft or country-counts." };
    private static readonly Option<string> _format = new("--format", "-f") { Description = "csv or jsonl.", DefaultValueFactory = _ => "csv" };
    private static readonly Option<string?> _output = new("--output", "-o") { Description = "File to write; without it standard output." };
    private static readonly Option<string?> _url = new("--url") { Description = "Address of the host; without it the one on the folder of data." };

    public static Command Create()
    {
        var command = new Command("export", "Write a store of a running host as CSV or JSON lines.") { _what, _format, _output, _url, ClusterOptions.Data };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string url = parsed.GetValue(_url) ?? ClusterOptions.Running(parsed)?.Url ?? throw ClusterOptions.NotRunning(parsed, "--url");
        bool csv = parsed.GetValue(_format) switch
        {
            "csv" => true,
            "jsonl" => false,
            var other => throw new StartException($"--format must be csv or jsonl, but is {other}."),
        };
        using var client = new HttpClient { BaseAddress = new Uri(url.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(60) };
        JsonElement answer;
        try
        {
            answer = JsonDocument.Parse(await client.GetStringAsync($"stores/{Uri.EscapeDataString(parsed.GetValue(_what)!)}?limit=10000", cancellationToken).ConfigureAwait(false)).RootElement;
        }
        catch (HttpRequestException e)
        {
            throw new StartException($"{url}: {e.Message}", e);
        }
        TextWriter output = parsed.GetValue(_output) is { } path ? new StreamWriter(path) : Console.Out;
        await using (output.ConfigureAwait(false))
        {
            string[]? header = null;
            foreach (JsonElement entry in answer.GetProperty("entries").EnumerateArray())
            {
                (string Name, JsonElement Value)[] fields = [.. Fields(entry)];
                if (!csv)
                {
                    await output.WriteLineAsync(entry.GetRawText()).ConfigureAwait(false);
                    continue;
                }
                if (header is null) await output.WriteLineAsync(string.Join(',', header = [.. fields.Select(f => f.Name)])).ConfigureAwait(false);
                await output.WriteLineAsync(string.Join(',', fields.Select(f => Cell(f.Value)))).ConfigureAwait(false);
            }
        }
        return 0;
    }

    private static IEnumerable<(string Name, JsonElement Value)> Fields(JsonElement entry)
    {
        yield return ("key", entry.GetProperty("key"));
        if (entry.GetProperty("window_start").ValueKind != JsonValueKind.Null) yield return ("window_start", entry.GetProperty("window_start"));
        JsonElement value = entry.GetProperty("value");
        if (value.ValueKind != JsonValueKind.Object) yield return ("value", value);
        else foreach (JsonProperty field in value.EnumerateObject()) yield return (field.Name, field.Value);
    }

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String when value.GetString()!.AsSpan().ContainsAny(",\"\n\r") => string.Create(CultureInfo.InvariantCulture, $"\"{value.GetString()!.Replace("\"", "\"\"", StringComparison.Ordinal)}\""),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
