using System.CommandLine;
using System.Text.Json;

namespace Streamiz.Host.CommandLine;

/// <summary><c>query</c>: asks a store of a running host.</summary>
internal static class QueryCommand
{
    private static readonly Argument<string?> _store = new("store") { Description = "Name of the store; without it the stores are listed.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string?> _key = new("key") { Description = "One key; without it the first entries.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> _url = new("--url") { Description = "Address of the host; without it the one on the folder of data." };
    private static readonly Option<string?> _from = new("--from") { Description = "Oldest window: ISO 8601 or Unix seconds." };
    private static readonly Option<string?> _to = new("--to") { Description = "Newest window: ISO 8601 or Unix seconds." };
    private static readonly Option<int> _limit = new("--limit") { Description = "Most entries.", DefaultValueFactory = _ => 100 };

    public static Command Create()
    {
        var command = new Command("query", "Ask a state store of a running host.") { _store, _key, _url, ClusterOptions.Data, _from, _to, _limit };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string url = parsed.GetValue(_url) ?? ClusterOptions.Running(parsed)?.Url ?? throw ClusterOptions.NotRunning(parsed, "--url");
        string path = "stores";
        if (parsed.GetValue(_store) is { } store) path += "/" + Uri.EscapeDataString(store);
        if (parsed.GetValue(_key) is { } key) path += "/" + (key.Length == 0 ? "-" : Uri.EscapeDataString(key));
        string query = $"?limit={parsed.GetValue(_limit)}";
        if (parsed.GetValue(_from) is { } from) query += "&from=" + Uri.EscapeDataString(from);
        if (parsed.GetValue(_to) is { } to) query += "&to=" + Uri.EscapeDataString(to);
        using var client = new HttpClient { BaseAddress = new Uri(url.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(path + query, cancellationToken).ConfigureAwait(false);
            string text = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode) throw new StartException(Detail(text) ?? $"{url} answers {(int)answer.StatusCode}.");
            Print(text);
            return 0;
        }
        catch (HttpRequestException e)
        {
            throw new StartException($"{url} does not answer: {e.Message}", e);
        }
    }

    private static void Print(string text)
    {
        using JsonDocument answer = JsonDocument.Parse(text);
        JsonElement list = answer.RootElement.TryGetProperty("entries", out JsonElement entries) ? entries : answer.RootElement.GetProperty("stores");
        foreach (JsonElement entry in list.EnumerateArray()) Console.WriteLine(entry.GetRawText());
    }

    private static string? Detail(string text)
    {
        try
        {
            using JsonDocument problem = JsonDocument.Parse(text);
            return problem.RootElement.TryGetProperty("detail", out JsonElement detail) ? detail.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
