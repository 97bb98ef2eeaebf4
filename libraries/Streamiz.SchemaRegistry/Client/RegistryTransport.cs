using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Streamiz.SchemaRegistry.Server;

namespace Streamiz.SchemaRegistry.Client;

/// <summary>Carries requests to the first address that answers, with a bounded number of retries.</summary>
internal sealed class RegistryTransport : IDisposable
{
    private const string ContentType = "application/vnd.schemaregistry.v1+json";
    private readonly SchemaRegistryOptions _options;
    private readonly Uri[] _addresses;
    private readonly HttpClient _http;
    private readonly AuthenticationHeaderValue? _basic;

    // The address that answered last is asked first.
    private int _preferred;

    public RegistryTransport(SchemaRegistryOptions options)
    {
        _options = options;
        _addresses = [.. options.Url.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Address)];
        if (_addresses.Length == 0)
            throw new ArgumentException("The registry has no address.", nameof(options));
        _basic = Basic(options, _addresses);
        _http = new HttpClient(Handler(options), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a request and returns the answer's JSON.</summary>
    /// <exception cref="SchemaRegistryException">The registry refuses.</exception>
    /// <exception cref="SchemaRegistryUnavailableException">No address could answer.</exception>
    public async Task<JsonDocument> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        Exception? cause = null;
        var status = 0;
        for (var round = 0; round <= _options.MaxRetries; round++)
        {
            if (round > 0)
                await Task.Delay(Backoff(round), _options.TimeProvider, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < _addresses.Length; i++)
            {
                var index = (_preferred + i) % _addresses.Length;
                try
                {
                    var answer = await SendOnceAsync(_addresses[index], method, path, body, cancellationToken).ConfigureAwait(false);
                    _preferred = index;
                    return answer;
                }
                catch (SchemaRegistryUnavailableException e)
                {
                    status = e.StatusCode;
                    cause = e;
                }
                catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
                {
                    cause = e;
                }
            }
        }

        throw new SchemaRegistryUnavailableException(
            $"No schema registry could answer {method} {path} after {_options.MaxRetries + 1} tries at {string.Join(", ", _addresses.Select(a => a.GetLeftPart(UriPartial.Path)))}: {cause?.Message}",
            status,
            cause);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> SendOnceAsync(Uri address, HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path));
        request.Headers.Add(RegistryCall.UnknownProperties, "true");
        request.Headers.Accept.ParseAdd($"{ContentType}, application/vnd.schemaregistry+json; q=0.9, application/json; q=0.8");
        request.Headers.Authorization = _options.BearerToken is { } token
            ? new AuthenticationHeaderValue("Bearer", await token(cancellationToken).ConfigureAwait(false))
            : _basic;
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_options.RequestTimeoutMs);
        using var response = await _http.SendAsync(request, timeout.Token).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(timeout.Token).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return Parse(bytes, path);
        throw Refusal(response.StatusCode, bytes);
    }

    private static JsonDocument Parse(byte[] bytes, string path)
    {
        try
        {
            return JsonDocument.Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes, new JsonDocumentOptions { MaxDepth = 1000 });
        }
        catch (JsonException e)
        {
            throw new SchemaRegistryException($"The answer to {path} is no JSON; is the address that of a schema registry?", 200, 50005, e);
        }
    }

    private static SchemaRegistryException Refusal(HttpStatusCode status, byte[] bytes)
    {
        var code = 0;
        var message = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 2000)));
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                code = json.RootElement.TryGetProperty("error_code", out var c) && c.TryGetInt32(out var number) ? number : 0;
                message = json.RootElement.TryGetProperty("message", out var m) ? m.ToString() : message;
            }
        }
        catch (JsonException)
        {
            // A proxy on the way may answer in any form: the text says what it says.
        }

        var isOutage = (int)status >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;
        return isOutage
            ? new SchemaRegistryUnavailableException($"{message}; HTTP {(int)status}, error code {code}", (int)status)
            : new SchemaRegistryException($"{message}; HTTP {(int)status}, error code {code}", (int)status, code);
    }

    private TimeSpan Backoff(int round)
    {
        var longest = Math.Min(_options.RetryBackoffMs * Math.Pow(2, round - 1), _options.RetryBackoffMaxMs);
        return TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
    }

    private static Uri Address(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal))
            text = "http://" + text;
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new ArgumentException($"'{text}' is not the address of a schema registry: http://HOST:PORT or https://HOST:PORT is needed.");
    }

    private static AuthenticationHeaderValue? Basic(SchemaRegistryOptions options, Uri[] addresses)
    {
        var user = options.BasicAuthUserInfo ?? (addresses.FirstOrDefault(a => a.UserInfo.Length > 0) is { } a ? Uri.UnescapeDataString(a.UserInfo) : null);
        return user is null ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
    }

    private static SocketsHttpHandler Handler(SchemaRegistryOptions options)
    {
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), AutomaticDecompression = DecompressionMethods.All };
        if (options.ClientCertificate is { } own)
            handler.SslOptions.ClientCertificates = [own];
        if (options.TrustedAuthorities is { } trusted)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(trusted);
        }

        return handler;
    }
}
