using Streamiz.Protocol;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Connections;

/// <summary>A request that is tried again, with pauses, until it succeeds, fails for good, or its time is over.</summary>
internal abstract class Exchange
{
    /// <summary>Moves it on; true when it is over.</summary>
    public abstract bool Drive();

    public abstract void Fail(KafkaException error);
}

/// <inheritdoc/>
internal sealed class Exchange<TRequest, TResponse> : Exchange
    where TRequest : IMessage
    where TResponse : IMessage, new()
{
    private readonly ClientContext _context;
    private readonly Route _route;
    private readonly TRequest _request;
    private readonly Func<TResponse, short> _errorOf;
    private readonly long _deadline;
    private bool _waiting;
    private long _retryAt;
    private int _failures;
    private KafkaException? _last;

    public Exchange(ClientContext context, Route route, TRequest request, Func<TResponse, short> errorOf)
    {
        _context = context;
        _route = route;
        _request = request;
        _errorOf = errorOf;
        _deadline = context.Now + context.Options.ApiTimeoutMs;
    }

    public Answer<TResponse> Answer { get; } = new();

    /// <summary>The highest version to be used; lower than declared where the request needs it.</summary>
    public short HighestVersion { get; init; } = TRequest.Highest;

    /// <summary>How long one answer may take, milliseconds; 0 is the client's time-out.</summary>
    public int TimeoutMs { get; init; }

    public override bool Drive()
    {
        if (Answer.IsCompleted) return true;
        if (_context.Now >= _deadline)
        {
            var why = _last ?? new KafkaException(ErrorCode.RequestTimedOut, "no node could be reached");
            Answer.Fail(new KafkaException(ErrorCode.RequestTimedOut, $"{typeof(TRequest).Name} had no success in {_context.Options.ApiTimeoutMs} ms; last: {why.Message}", why));
            return true;
        }
        _context.DueAt(_deadline);
        if (_waiting) return false;
        if (_context.Now < _retryAt)
        {
            _context.DueAt(_retryAt);
            return false;
        }
        Try();
        return Answer.IsCompleted;
    }

    public override void Fail(KafkaException error) => Answer.Fail(error);

    private void Try()
    {
        var connection = _route.Find(_context.Cluster);
        if (connection is null)
        {
            if (_route.Obstacle(_context.Cluster) is { } obstacle) Answer.Fail(obstacle);
            return;
        }
        if (connection.LastFailure is { } failure)
        {
            _last = failure;
            // A cluster that refuses the client does so for ever.
            if (!failure.IsRetriable)
            {
                Answer.Fail(failure);
                return;
            }
        }
        // Set before sending: a call that the node does not understand fails at once.
        _waiting = true;
        if (!connection.TrySend(new MessageCall<TRequest, TResponse>(_request, (response, _) => Take(response), Failed) { HighestVersion = HighestVersion, TimeoutMs = TimeoutMs })) _waiting = false;
    }

    private void Take(TResponse response)
    {
        _waiting = false;
        short code = _errorOf(response);
        if (code == 0) Answer.Complete(response);
        else Failed(new KafkaException((ErrorCode)code));
    }

    private void Failed(KafkaException error)
    {
        _waiting = false;
        _last = error;
        if (error.Error.Asks(ErrorAction.FindCoordinator | ErrorAction.RefreshMetadata)) _route.Forget(_context.Cluster);
        if (!error.IsRetriable)
        {
            Answer.Fail(error);
            return;
        }
        _retryAt = _context.Now + _context.RetryPause(_failures++);
        _context.DueAt(_retryAt);
    }
}
