using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Streamiz.SchemaRegistry;

namespace Streamiz.Tests.SchemaRegistry;

/// <summary>A registry over HTTP, spoken to in plain requests.</summary>
internal sealed class Rest : IAsyncDisposable
{
    private readonly HttpClient _http;

    private Rest(RegistryServer server)
    {
        Server = server;
        _http = new HttpClient { BaseAddress = new Uri(server.Url) };
    }

    public RegistryServer Server { get; }

    public static async Task<Rest> StartAsync(string? directory = null) =>
        new(await RegistryServer.StartAsync(new RegistryServerOptions { Port = 0, DataDirectory = directory }));

    public async Task<Answer> SendAsync(string method, string path, object? body = null, string contentType = "application/vnd.schemaregistry.v1+json", bool takesMore = false)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (takesMore) request.Headers.Add("Confluent-Accept-Unknown-Properties", "true");
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        }

        using var response = await _http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType);
    }

    public Task<Answer> GetAsync(string path) => SendAsync("GET", path);

    public Task<Answer> DeleteAsync(string path) => SendAsync("DELETE", path);

    public Task<Answer> PostAsync(string path, string schema) => SendAsync("POST", path, new { schema });

    public async Task<int> RegisterAsync(string subject, string schema)
    {
        var answer = await PostAsync($"/subjects/{subject}/versions", schema);
        Assert.That(answer.Status, Is.EqualTo(200), answer.Body);
        return answer.Json!["id"]!.GetValue<int>();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    internal sealed record Answer(int Status, string Body, string? ContentType)
    {
        public JsonNode? Json => JsonNode.Parse(Body);

        public int Code => Json?["error_code"]?.GetValue<int>() ?? 0;
    }
}
