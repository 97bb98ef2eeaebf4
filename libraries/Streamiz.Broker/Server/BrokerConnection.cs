using Streamiz.Broker.Core;
using Streamiz.Protocol;

namespace Streamiz.Broker.Server;

/// <summary>One connection: reads frames, has the core handle them, sends the answers. All of it in one loop, one request after another.</summary>
internal sealed class BrokerConnection(EmbeddedBroker broker, Session session, Stream input, Stream output, MemoryBudget budget)
{
    private readonly CancellationTokenSource _stop = new();
    private readonly FrameReader _frames = new(input, broker.Options.MaxRequestBytes, budget);
    private TaskCompletionSource? _answered;

    /// <summary>When bytes last went either way, milliseconds since 1970.</summary>
    public long LastActive { get; private set; } = broker.Now;

    public string Peer => session.Peer;

    /// <summary>True while it has sent a part of a request and not the rest.</summary>
    public bool IsInFrame => _frames.IsInFrame;

    /// <summary>True while a request of it waits for its answer: then silence is not its fault.</summary>
    public bool IsWaiting => session.Waiting is not null;

    /// <summary>Called inside the core's lock, when it has been silent for a while.</summary>
    public void Trim() => session.Trim();

    public void Stop() => _stop.Cancel();

    public async Task ServeAsync()
    {
        try
        {
            await ServeFramesAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or System.Net.Sockets.SocketException)
        {
            // The other side has gone, or this one is closing: both are the ordinary end of a connection.
        }
        catch (InvalidDataException e)
        {
            broker.Notice($"{session.Peer} sent {e.Message}; the connection is closed.");
        }
        finally
        {
            broker.Leave(session);
            _frames.Dispose();
            await input.DisposeAsync().ConfigureAwait(false);
            if (output != input) await output.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task ServeFramesAsync()
    {
        while (await _frames.ReadAsync(_stop.Token).ConfigureAwait(false) is { } frame)
        {
            LastActive = broker.Now;
            Task answer = broker.Handle(session, frame, this);
            if (!answer.IsCompleted)
            {
                await SendAsync().ConfigureAwait(false);
                await answer.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
            // Answers to requests that have come together are sent together.
            if (!_frames.HasFrame || session.IsClosing) await SendAsync().ConfigureAwait(false);
            if (session.IsClosing) return;
        }
    }

    private async ValueTask SendAsync()
    {
        WireBuffer? answers = broker.TakeOutput(session);
        if (answers is null) return;
        await output.WriteAsync(answers.WrittenMemory, _stop.Token).ConfigureAwait(false);
        await output.FlushAsync(_stop.Token).ConfigureAwait(false);
        LastActive = broker.Now;
        broker.GiveBack(session, answers);
    }

    /// <summary>Called inside the core's lock: what completes when the waiting request is answered.</summary>
    public Task WhenAnswered()
    {
        _answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        session.WaitingAnswered = _answered.SetResult;
        return _answered.Task;
    }
}
