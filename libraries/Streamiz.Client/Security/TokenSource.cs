namespace Streamiz.Client.Security;

/// <summary>
/// The token of one client: fetched when it is first needed, and anew before it expires. The provider is asked beside the driving thread, which is woken when the answer has come.
/// While the provider does not answer, a token that is still good goes on being used.
/// </summary>
internal sealed class TokenSource(OidcOptions options, ClientContext context, Action wakeUp) : IDisposable
{
    private const int SpreadPercent = 5;

    // Where the provider has refused, asking again at once cannot help.
    private const int RefusedPauseMs = 10_000;

    private readonly TokenEndpoint _endpoint = new(options);

    // Set by the thread that has asked, before it wakes the driving one.
    private volatile TokenAnswer? _answer;
    private bool _asking;
    private string? _token;
    private string? _accepted;
    private bool _isUnused;
    private long _renewAt;
    private long _expiresAt;
    private KafkaException? _failure;
    private int _failures;
    private long _retryAt;

    /// <summary>Whether a token can be had at once, so that who proves who he is again need not wait for one.</summary>
    public bool IsAtHand => IsGood && (context.Now < _renewAt || _failure is not null || _isUnused);

    // Without a known lifetime a token is good once.
    private bool IsGood => _token is not null && (context.Now < _expiresAt || (_isUnused && _renewAt == long.MaxValue));

    /// <summary>Takes what the provider has answered, and asks for the next token when it is time.</summary>
    public void Drive()
    {
        if (_answer is { } answer) Answered(answer);
        if (_token is null || _renewAt == long.MaxValue) return;
        if (context.Now >= _renewAt) Ask();
        else context.DueAt(_renewAt);
    }

    /// <summary>The token; null while it is being fetched, or with the reason why there is none.</summary>
    public string? Take(out KafkaException? error)
    {
        error = null;
        if (!IsAtHand)
        {
            Ask();
            if (!_asking) error = _failure;
            return null;
        }
        _isUnused = false;
        return _token;
    }

    /// <summary>The cluster has taken the token.</summary>
    public void Accepted(string? token) => _accepted = token;

    /// <summary>
    /// The cluster has refused the token: another one is asked for next time. Whether that one may fare better: this one was taken before, so it was its time that ended, perhaps on its way.
    /// </summary>
    public bool Refused(string? token)
    {
        bool hasEnded = token is not null && (token == _accepted || (_token is not null && token != _token) || (context.Now >= _expiresAt && _renewAt != long.MaxValue));
        if (token == _token) _token = null;
        return hasEnded;
    }

    public void Dispose() => _endpoint.Dispose();

    private void Ask()
    {
        if (_asking) return;
        if (context.Now < _retryAt)
        {
            context.DueAt(_retryAt);
            return;
        }
        _asking = true;
        _ = AskAsync();
    }

    private async Task AskAsync()
    {
        // Not before the driving thread has gone on: its time is not the provider's.
        await Task.Yield();
        _answer = await _endpoint.AskAsync().ConfigureAwait(false);
        wakeUp();
    }

    private void Answered(TokenAnswer answer)
    {
        _answer = null;
        _asking = false;
        context.Progressed();
        _failure = answer.Error;
        if (_failure is not null)
        {
            _retryAt = context.Now + (_failure.IsRetriable ? context.RetryPause(_failures++) : context.Jitter(RefusedPauseMs));
            return;
        }
        context.Metrics.TokensFetched++;
        _failures = 0;
        _retryAt = 0;
        _token = answer.Token;
        _isUnused = true;
        _expiresAt = context.Now + answer.LifetimeMs;
        // Without a known lifetime one is fetched each time one is needed.
        double part = Math.Min(1, options.RenewAfter + (context.Draw(SpreadPercent + 1) / 100.0));
        _renewAt = answer.LifetimeMs == 0 ? long.MaxValue : context.Now + (long)(answer.LifetimeMs * part);
    }
}
