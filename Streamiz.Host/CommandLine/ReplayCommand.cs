using System.CommandLine;
using Microsoft.Extensions.Logging;
using Streamiz.Host.Sources;

namespace Streamiz.Host.CommandLine;

/// <summary><c>replay</c>: sends a recording to a running host.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string[]> _paths = new("path") { Description = "Recordings: .json or .jsonl, also with .gz, or folders of them.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<double> _speed = new("--speed") { Description = "Times as fast as recorded; 0 as fast as possible.", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> _asNow = new("--as-now") { Description = "Move the recording's times so that it begins now." };
    private static readonly Option<string?> _url = new("--url") { Description = "Address of the host; without it the one on the folder of data." };
    private static readonly Option<string?> _apiKey = new("--api-key") { Description = "The host's key for writing. Also STREAMIZ_API_KEY." };

    public static Command Create()
    {
        var command = new Command("replay", "Send recorded states to a running host (run --replay starts one with a recording).") { _paths, _speed, _asNow, _url, _apiKey, ClusterOptions.Data };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string url = parsed.GetValue(_url) ?? ClusterOptions.Running(parsed)?.Url ?? throw ClusterOptions.NotRunning(parsed, "--url");
        using ILoggerFactory loggers = LoggerFactory.Create(HostWeb.ConfigureLogging);
        var source = new ReplaySource(
            new ReplayOptions { Paths = RecordingFiles.Expand(parsed.GetValue(_paths)!), Speed = parsed.GetValue(_speed), AsNow = parsed.GetValue(_asNow) },
            new StatesReader(Countries.Load()), TimeProvider.System, loggers.CreateLogger<ReplaySource>());
        using var client = new HttpClient { BaseAddress = new Uri(url.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(60) };
        if ((parsed.GetValue(_apiKey) ?? Environment.GetEnvironmentVariable("STREAMIZ_API_KEY")) is { } key) client.DefaultRequestHeaders.Add("X-API-Key", key);
        long rows = 0, rejected = 0;
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(1 << 16);
        await foreach (StatesBody body in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            buffer.ResetWrittenCount();
            StatesWriter.Write(buffer, body);
            await SendAsync(client, buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
            rows += body.Rows.Count;
            rejected += body.RejectedCount;
        }
        await Console.Out.WriteLineAsync($"{rows} rows sent, {rejected} skipped").ConfigureAwait(false);
        return 0;
    }

    private static async Task SendAsync(HttpClient client, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json") } };
        try
        {
            using HttpResponseMessage answer = await client.PostAsync("flights/ingest", content, cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode) throw new StartException($"The host refuses: {await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)}");
        }
        catch (HttpRequestException e)
        {
            throw new StartException($"{client.BaseAddress} does not answer: {e.Message}", e);
        }
    }
}
