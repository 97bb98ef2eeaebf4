using System.Collections.Concurrent;
using Streamiz.Client;

namespace Streamiz.Host.Cluster;

/// <summary>The one thread that drives the host's own Kafka client; the engine's threads drive theirs. Others leave it work.</summary>
internal sealed class ClientThread : IDisposable
{
    private const long LongestWaitMs = 500;

    private readonly KafkaClient _client;
    private readonly ConcurrentQueue<Action> _work = new();
    private readonly List<Func<bool>> _steps = [];
    private readonly Thread _thread;
    private volatile bool _stopping;

    public ClientThread(ClientOptions options)
    {
        _client = new KafkaClient(options);
        _thread = new Thread(Run) { IsBackground = true, Name = "host-client" };
        _thread.Start();
    }

    /// <summary>Asks something of the client on its thread.</summary>
    /// <exception cref="KafkaException">The answer is an error.</exception>
    public async Task<T> AskAsync<T>(Func<KafkaClient, Answer<T>> question, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                answer.SetResult(question(_client).AsTask());
            }
            catch (KafkaException e)
            {
                answer.SetException(e);
            }
        });
        Task<T> asked = await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Has something done with the client, on its thread.</summary>
    public Task<T> DoAsync<T>(Func<KafkaClient, T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                done.SetResult(work(_client));
            }
            catch (Exception e) when (e is KafkaException or InvalidOperationException or ArgumentException)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }

    /// <summary>Has a step taken after every drive until it answers true.</summary>
    public void Repeat(Func<bool> step) => Post(() => _steps.Add(step));

    public void Dispose()
    {
        if (_stopping) return;
        _stopping = true;
        _client.WakeUp();
        _thread.Join();
        _client.Dispose();
    }

    private void Post(Action work)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        _work.Enqueue(work);
        _client.WakeUp();
    }

    private void Run()
    {
        while (!_stopping)
        {
            while (_work.TryDequeue(out Action? work)) work();
            _client.Drive(_client.Now);
            for (int i = _steps.Count - 1; i >= 0; i--)
                if (_steps[i]()) _steps.RemoveAt(i);
            // What the steps have appended goes out now, not after the wait.
            _client.Drive(_client.Now);
            if (!_work.IsEmpty) continue;
            long now = _client.Now;
            _client.Wait(now, now + LongestWaitMs);
        }
    }
}
