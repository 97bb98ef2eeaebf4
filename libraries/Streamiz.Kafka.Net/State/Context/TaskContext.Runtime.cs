using Streamiz.Kafka.Net.Metrics;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Kafka.Net.State;

/// <content>Punctuation, changelogs and what the runtime sets.</content>
internal sealed partial class TaskContext
{
    private readonly PunctuationQueue _byStreamTime = new();
    private readonly PunctuationQueue _byWallClock = new();

    /// <summary>Partition of the task's changelogs.</summary>
    public int Partition => Id.Partition;

    /// <summary>Time between two scans for results that only time makes final (emission on close, outer joins), milliseconds of wall clock; 0: at every record.</summary>
    public long EmitIntervalMs { get; init; } = 1000;

    /// <summary>The application's metrics.</summary>
    public StreamMetricsRegistry Metrics { get; init; } = new("", MetricsRecordingLevel.INFO);

    /// <summary>Changelog topics by store; a store that is not here is not logged.</summary>
    public IReadOnlyDictionary<string, string> Changelogs { get; init; } = new Dictionary<string, string>();

    /// <summary>Topic of a store's changelog; null when it is not logged.</summary>
    public string? ChangelogTopicOf(string storeName) => Changelogs.GetValueOrDefault(storeName);

    /// <summary>Stores whose changelog is the topic that fills them: they are restored from it and do not write to it.</summary>
    public IReadOnlySet<string> FilledFromSource { get; init; } = new HashSet<string>();

    /// <summary>What takes the changelog of a user's own store, by store name.</summary>
    public Dictionary<string, StateRestoreCallback> RestoreCallbacks { get; } = new(StringComparer.Ordinal);

    /// <summary>Remembers who takes a store's changelog.</summary>
    public void RestoreBy(IStateStore store, StateRestoreCallback callback) => RestoreCallbacks[store.Name] = callback;

    /// <summary>Counts one record that was left out.</summary>
    public void Drop() => DroppedRecords++;

    /// <summary>
    /// Has the action called as time goes by: on stream time at multiples of the interval from 0, on the wall clock from now on.
    /// However far time moved, it is called once.
    /// </summary>
    public TaskScheduled Schedule(long intervalMs, PunctuationType type, Action<long> punctuator, string node = "")
    {
        if (intervalMs < 1) throw new ArgumentException($"a punctuation comes every millisecond at most, not every {intervalMs}", nameof(intervalMs));
        bool byStream = type == PunctuationType.STREAM_TIME;
        var scheduled = new TaskScheduled(node, byStream ? 0 : WallClockMs + intervalMs, intervalMs, punctuator);
        (byStream ? _byStreamTime : _byWallClock).Add(scheduled);
        return scheduled;
    }

    /// <summary>Calls what is due; returns whether anything was.</summary>
    public bool Punctuate(PunctuationType type)
    {
        bool byStream = type == PunctuationType.STREAM_TIME;
        if (byStream && StreamTime < 0) return false;
        var queue = byStream ? _byStreamTime : _byWallClock;
        long now = byStream ? StreamTime : WallClockMs;
        bool any = false;
        while (queue.TakeDue(now) is { } scheduled)
        {
            if (scheduled.IsCancelled) continue;
            any = true;
            Record.Set("", -1, -1, now, default);
            Fire(scheduled, now);
            if (scheduled.IsCancelled) continue;
            scheduled.Advance(now);
            queue.Add(scheduled);
        }

        return any;
    }

    /// <summary>When the next punctuation by the wall clock is due, milliseconds; <see cref="long.MaxValue"/> for none.</summary>
    public long NextWallClockPunctuationMs => _byWallClock.NextMs;

    private void Fire(TaskScheduled scheduled, long now)
    {
        try
        {
            scheduled.Punctuator(now);
        }
        catch (Exception e) when (e is not Errors.StreamsException)
        {
            if (Decide(scheduled.Node, null, null, e) == ExceptionHandlerResponse.FAIL)
                throw new Errors.StreamsException($"punctuation of {scheduled.Node} in task {Id} at {now} failed: {e.Message}", e);
            Drop();
        }
    }

    /// <summary>Asks the processing exception handler what becomes of a record for which user code threw.</summary>
    public ExceptionHandlerResponse Decide(string node, object? key, object? value, Exception exception)
    {
        IRecordContext record = Record;
        var context = new ErrorContext
        {
            NodeName = node,
            TaskId = Id,
            Topic = record.Topic,
            Partition = record.Partition,
            Offset = record.Offset,
            Timestamp = record.Timestamp,
            Headers = record.Headers,
            Key = key,
            Value = value,
        };
        return Config.ProcessingExceptionHandler(context, exception);
    }
}
