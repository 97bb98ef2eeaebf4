using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Runtime;
using ThreadState = Streamiz.Kafka.Net.Runtime.ThreadState;

namespace Streamiz.Kafka.Net;

/// <content>Threads: added and removed while the instance is at work, and what becomes of their errors.</content>
public sealed partial class KafkaStream
{
    // Replaced as a whole, under the gate; read without it.
    private StreamThread[] _threads = [];
    private Func<Exception, StreamThreadExceptionResponse>? _uncaught;

    private StreamThread[] Threads => Volatile.Read(ref _threads);

    /// <summary>
    /// Decides what becomes of the instance when an error has ended the work of a thread; set it before the start. It takes the place of
    /// <see cref="IStreamConfig.InnerExceptionHandler"/>. It is called on the thread, which has given up what it had not committed. (Ours and Kafka Streams'.)
    /// </summary>
    /// <exception cref="IllegalStateException">The instance was started already.</exception>
    public void SetUncaughtExceptionHandler(Func<Exception, StreamThreadExceptionResponse> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        lock (_gate)
        {
            if (_started) throw new IllegalStateException("the handler of uncaught exceptions is set before the start");
            _uncaught = handler;
        }
    }

    /// <summary>Adds a thread to an instance at work; the group gives it its share of the tasks. (Ours and Kafka Streams'.)</summary>
    /// <returns>The thread's name; null when the instance is not at work.</returns>
    public string? AddStreamThread()
    {
        StreamThread added;
        lock (_gate)
        {
            if (_disposed || !CurrentState.IsRunning()) return null;
            int index = 0;
            while (Array.Exists(_threads, t => t.Index == index)) index++;
            added = AddThread(index);
        }

        added.Start();
        return added.Name;
    }

    /// <summary>
    /// Stops one thread of an instance at work, and waits until it has committed, closed its stores and left the group, which gives its tasks to others. An instance
    /// without threads stays at work and does nothing. (Ours and Kafka Streams'.)
    /// </summary>
    /// <param name="timeout">The longest wait; a minute by default. From a thread of the instance itself it is only asked for when there is no other.</param>
    /// <returns>The thread's name; null when the instance is not at work or has no thread.</returns>
    /// <exception cref="TimeoutException">The thread has not stopped in time; it stops later.</exception>
    public string? RemoveStreamThread(TimeSpan? timeout = null)
    {
        StreamThread? removed;
        lock (_gate)
        {
            if (_disposed || !CurrentState.IsRunning()) return null;
            removed = Array.Find(_threads, t => !t.IsStopping && !t.IsCurrent) ?? Array.Find(_threads, t => !t.IsStopping);
            if (removed is null) return null;
            removed.RequestStop();
        }

        var patience = timeout ?? StopTimeout;
        if (!removed.Join(patience)) throw new TimeoutException($"{removed.Name} has not stopped within {patience.TotalSeconds} s");
        return removed.Name;
    }

    private StreamThread AddThread(int index)
    {
        var thread = new StreamThread(_application!, index);
        ThreadSensors.Add(_metrics, thread);
        Volatile.Write(ref _threads, [.. _threads, thread]);
        return thread;
    }

    private void OnThreadState(StreamThread thread, ThreadState state)
    {
        ThreadLog.StateChanged(_logger, thread.Name, "", state.ToString());
        lock (_gate)
        {
            if (CurrentState == State.ERROR || CurrentState == State.PENDING_SHUTDOWN || CurrentState == State.NOT_RUNNING) return;
            if (state == ThreadState.Stopped) Forget(thread);
        }

        if (state == ThreadState.Rebalancing) SetState(State.REBALANCING);
        else if (Array.TrueForAll(Threads, t => t.State == ThreadState.Running)) SetState(State.RUNNING);
    }

    private void Forget(StreamThread thread)
    {
        Volatile.Write(ref _threads, [.. _threads.Where(t => t != thread)]);
        _metrics.Remove(thread.Name + ".");
    }

    private bool OnThreadFailed(StreamThread thread, Exception exception)
    {
        bool stopping;
        lock (_gate) stopping = _disposed;
        var response = stopping ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT : Decide(exception);
        if (response == StreamThreadExceptionResponse.REPLACE_THREAD) return true;
        Failure ??= exception;

        // The thread has to be in the group to say so there; it does nothing else any more. Whoever fails at that, too, ends alone.
        if (response == StreamThreadExceptionResponse.SHUTDOWN_APPLICATION && _application!.AskForShutdown()) return true;
        End(exception);
        return false;
    }

    private StreamThreadExceptionResponse Decide(Exception exception)
    {
        if (_uncaught is not null) return _uncaught(exception);
        return _config.InnerExceptionHandler(exception) == ExceptionHandlerResponse.CONTINUE ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void End(Exception why)
    {
        Failure ??= why;
        SetState(State.ERROR);
        foreach (var thread in Threads) thread.RequestStop();
    }
}
