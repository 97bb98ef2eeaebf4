using System.Net;
using System.Text.Json;
using Streamiz.Host.Flights;

namespace Streamiz.Host.Peers;

/// <summary>Asks other hosts for their part. Its requests are marked, and whoever gets one answers from its own stores alone: no question goes in circles.</summary>
/// <param name="scheme">http or https, the same for all hosts of an application.</param>
/// <param name="patience">How long an answer may take, all of it.</param>
internal sealed class PeerClient(string scheme, TimeSpan patience) : IDisposable
{
    /// <summary>The mark of a request of another host.</summary>
    public const string Mark = "X-Streamiz-From-Host";

    // Longer than a host needs for its largest list, shorter than a reader's patience.
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _connectPatience = TimeSpan.FromSeconds(2);
    private const int MaxAnswerBytes = 256 << 20;

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        ConnectTimeout = _connectPatience, AllowAutoRedirect = false, UseProxy = false, UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = patience, MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    /// <summary>What a host answers; null when it has nothing there.</summary>
    /// <exception cref="StoresNotReadyException">It does not answer in time, or not with that. The message names it.</exception>
    public async Task<T?> GetAsync<T>(string host, string path, string? self, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{scheme}://{host}/{path}");
            request.Headers.TryAddWithoutValidation(Mark, self ?? "unknown");
            using HttpResponseMessage answer = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode == HttpStatusCode.NotFound) return null;
            if (!answer.IsSuccessStatusCode) throw Failed(host, $"answers {(int)answer.StatusCode}", null);
            return await answer.Content.ReadFromJsonAsync<T>(HostJson.Options, cancellationToken).ConfigureAwait(false) ?? throw Failed(host, "answers nothing", null);
        }
        catch (HttpRequestException e)
        {
            throw Failed(host, $"does not answer ({e.Message})", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(host, $"does not answer within {patience.TotalSeconds} s", e);
        }
        catch (JsonException e)
        {
            throw Failed(host, "answers in another language", e);
        }
    }

    public void Dispose() => _client.Dispose();

    private static StoresNotReadyException Failed(string host, string what, Exception? inner) => new($"The host {host}, which has what was asked for, {what}.", inner);
}
