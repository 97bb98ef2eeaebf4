using System.Collections.Concurrent;
using Streamiz.Client.Wires;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.People;

/// <summary>A client with a thread of its own that drives it, for those who do not want to: what is asked is asked on that thread, from any other.</summary>
internal sealed class ClientThread : IAsyncDisposable
{
    // Whoever works on the thread says when it has to be looked at again; this is the longest pause.
    private const int LongestPauseMs = 1_000;

    private readonly ConcurrentQueue<Action> _asked = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private Action<long>? _turn;
    private Action<KafkaException>? _failed;
    private Func<bool>? _finished;
    private volatile bool _closing;
    private long _closeBy = long.MaxValue;

    public ClientThread(ClientOptions options, INetwork? network, TimeProvider? time, string name)
    {
        Client = new KafkaClient(options, network, time);
        _thread = new Thread(Run) { Name = name, IsBackground = true };
    }

    public KafkaClient Client { get; }

    /// <summary>Whether it is coming to its end, asked to or after an error.</summary>
    public bool IsClosing => _closing;

    /// <summary>Starts the thread.</summary>
    /// <param name="turn">Called after each drive with the moment.</param>
    /// <param name="failed">Called once when nothing goes any more.</param>
    public void Start(Action<long>? turn = null, Action<KafkaException>? failed = null)
    {
        (_turn, _failed) = (turn, failed);
        _thread.Start();
    }

    /// <summary>Has something done on the thread.</summary>
    public void Post(Action action)
    {
        _asked.Enqueue(action);
        Client.WakeUp();
    }

    /// <summary>Asks something on the thread.</summary>
    public Task<T> Ask<T>(Func<KafkaClient, Answer<T>> ask)
    {
        ObjectDisposedException.ThrowIf(_closing, this);
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                ask(Client).Then(value => answer.TrySetResult(value), error => answer.TrySetException(error));
            }
            catch (Exception e) when (e is KafkaException or InvalidOperationException or ArgumentException)
            {
                answer.TrySetException(e);
            }
        });
        return answer.Task;
    }

    public Task<T> Ask<T>(Func<KafkaClient, Answer<T>> ask, CancellationToken cancellation) => Ask(ask).WaitAsync(cancellation);

    /// <summary>Lets the thread go on until it has finished, or the time is over, and ends it.</summary>
    /// <param name="finished">Asked on the thread.</param>
    /// <param name="timeoutMs">The longest wait, milliseconds.</param>
    public Task CloseAsync(Func<bool>? finished, int timeoutMs)
    {
        if (!_closing)
        {
            Post(() =>
            {
                _finished = finished;
                _closeBy = Client.Now + timeoutMs;
            });
            _closing = true;
            Client.WakeUp();
        }
        return _ended.Task;
    }

    public async ValueTask DisposeAsync() => await CloseAsync(null, 0).ConfigureAwait(false);

    private void Run()
    {
        try
        {
            while (!IsOver())
            {
                long now = Client.Now;
                Client.Drive(now);
                for (int left = _asked.Count; left > 0 && _asked.TryDequeue(out var asked); left--) asked();
                _turn?.Invoke(now);
                Client.Wait(now, _asked.IsEmpty ? now + LongestPauseMs : now);
            }
        }
        catch (Exception e)
        {
            Tell(e as KafkaException ?? new KafkaException(ErrorCode.UnknownServerError, e.Message, e));
        }
        finally
        {
            _closing = true;
            // What is still open fails now, and whoever hears of it may fail in turn: the rest comes to its end all the same.
            Finish(Client.Dispose);
            Tell(new KafkaException(ErrorCode.NetworkException, "the client is closed"));
            // Who asked too late is told by the closed client.
            while (_asked.TryDequeue(out var asked)) Finish(asked);
            _ended.TrySetResult();
        }
    }

    private void Tell(KafkaException error) => Finish(() => _failed?.Invoke(error));

    // An error on the way out has nobody left to tell it to, and would end the process.
    private static void Finish(Action last)
    {
        try
        {
            last();
        }
        catch (Exception)
        {
            // See above.
        }
    }

    private bool IsOver() => _closing && _asked.IsEmpty && (_finished is null || _finished() || Client.Now >= _closeBy);
}
