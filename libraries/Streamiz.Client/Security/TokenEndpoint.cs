using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Security;

/// <summary>Asks an identity provider for tokens.</summary>
internal sealed class TokenEndpoint : IDisposable
{
    private const int MaxAnswerBytes = 1 << 20;
    private const int MaxQuoted = 200;

    private readonly OidcOptions _options;
    private readonly HttpClient _http;

    public TokenEndpoint(OidcOptions options)
    {
        _options = options;
        // Elsewhere the secret is nobody's business, so that redirections are not followed.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromMilliseconds(options.TimeoutMs) };
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromMilliseconds(options.TimeoutMs), MaxResponseContentBufferSize = MaxAnswerBytes };
    }

    private string Where => _options.TokenEndpoint.GetLeftPart(UriPartial.Path);

    /// <summary>One request. Whatever goes wrong is in the answer.</summary>
    public async Task<TokenAnswer> AskAsync()
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _options.TokenEndpoint);
            var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
            if (_options.Scope is { Length: > 0 } scope) form["scope"] = scope;
            request.Content = new FormUrlEncodedContent(form);
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.ClientId}:{_options.ClientSecret}")));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var response = await _http.SendAsync(request).ConfigureAwait(false);
            string body = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK ? Read(body) : Refused(response.StatusCode, body);
        }
        catch (HttpRequestException e)
        {
            return Failed(ErrorCode.NetworkException, $"the token endpoint {Where} cannot be reached: {e.InnerException?.Message ?? e.Message}; check sasl.oauthbearer.token.endpoint.url, the network and the endpoint's certificate");
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            return Failed(ErrorCode.NetworkException, $"the token endpoint {Where} has not answered within {_options.TimeoutMs} ms");
        }
    }

    public void Dispose() => _http.Dispose();

    private TokenAnswer Read(string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            if (answer.RootElement.ValueKind != JsonValueKind.Object) return Malformed("it is no JSON object");
            if (!answer.RootElement.TryGetProperty("access_token", out var token) || token.ValueKind != JsonValueKind.String) return Malformed("it has no access_token");
            string text = token.GetString()!;
            if (text.Length == 0 || !text.All(c => c is > ' ' and <= '~')) return Malformed("its access_token is not one");
            long lifetimeMs = Lifetime(answer.RootElement, text);
            return lifetimeMs < 0 ? Malformed("its token has expired already; do the clocks agree?") : new TokenAnswer(text, lifetimeMs, null);
        }
        catch (JsonException)
        {
            return Malformed("it is not JSON");
        }
    }

    // The answer tells; where it does not, the token itself may.
    private static long Lifetime(JsonElement answer, string token)
    {
        if (answer.TryGetProperty("expires_in", out var told) && Seconds(told) is { } seconds) return seconds > 0 ? (long)(seconds * 1000) : -1;
        string[] parts = token.Split('.');
        if (parts.Length != 3) return 0;
        try
        {
            using var claims = JsonDocument.Parse(Convert.FromBase64String(parts[1].Replace('-', '+').Replace('_', '/').PadRight((parts[1].Length + 3) / 4 * 4, '=')));
            if (claims.RootElement.ValueKind != JsonValueKind.Object || !claims.RootElement.TryGetProperty("exp", out var exp) || Seconds(exp) is not { } until) return 0;
            long left = (long)(until * 1000) - TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            return left > 0 ? left : -1;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            // A token that only looks like one with claims.
            return 0;
        }
    }

    // Some providers write numbers as texts. A century is enough for any of them.
    private static double? Seconds(JsonElement number)
    {
        double seconds = 0;
        bool isOne = number.ValueKind == JsonValueKind.Number ? number.TryGetDouble(out seconds)
            : number.ValueKind == JsonValueKind.String && double.TryParse(number.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds);
        return isOne && double.IsFinite(seconds) && Math.Abs(seconds) < 1e11 ? seconds : null;
    }

    private TokenAnswer Refused(HttpStatusCode status, string body)
    {
        string says = Said(body);
        int code = (int)status;
        if (code >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests) return Failed(ErrorCode.NetworkException, $"the token endpoint {Where} gives no token now ({code}){says}");
        string advice = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "check sasl.oauthbearer.client.id and sasl.oauthbearer.client.secret",
            HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => "check sasl.oauthbearer.token.endpoint.url",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => "it redirects, which is not followed; name the endpoint itself in sasl.oauthbearer.token.endpoint.url",
            _ => "check sasl.oauthbearer.client.id, its secret, and sasl.oauthbearer.scope",
        };
        return Failed(ErrorCode.SaslAuthenticationFailed, $"the token endpoint {Where} refuses client {_options.ClientId} ({code}){says}; {advice}");
    }

    // The error's name and description as RFC 6749 has them; a provider that repeats the secret is not quoted in that.
    private string Said(string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            if (answer.RootElement.ValueKind != JsonValueKind.Object) return "";
            string[] parts = [.. new[] { "error", "error_description" }.Select(n => answer.RootElement.TryGetProperty(n, out var said) && said.ValueKind == JsonValueKind.String ? said.GetString()! : "").Where(s => s.Length > 0)];
            string text = string.Join(", ", parts).Replace(_options.ClientSecret, "***", StringComparison.Ordinal);
            return text.Length == 0 ? "" : $": {(text.Length > MaxQuoted ? text[..MaxQuoted] + "…" : text)}";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private TokenAnswer Malformed(string why) => Failed(ErrorCode.SaslAuthenticationFailed, $"the token endpoint {Where} answers what is no token: {why}; is it the address of an OAuth 2.0 token endpoint?");

    private static TokenAnswer Failed(ErrorCode code, string why)
    {
        var error = new KafkaException(code, why);
        return new TokenAnswer(null, 0, code == ErrorCode.NetworkException ? error : error.AsFinal());
    }
}
