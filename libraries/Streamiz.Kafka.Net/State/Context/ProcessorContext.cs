using Confluent.Kafka;
using Streamiz.Kafka.Net.Metrics;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net;

/// <summary>What user code may know of the task it runs in and of the record being worked on.</summary>
public class ProcessorContext
{
    internal ProcessorContext(State.TaskContext task) => Task = task;

    /// <summary>The application's name.</summary>
    public string ApplicationId => Task.Config.ApplicationId;

    /// <summary>The record's headers.</summary>
    public Headers Headers => Record.Headers;

    /// <summary>Sub-topology and partition.</summary>
    public virtual TaskId Id => Task.Id;

    /// <summary>The application's metrics.</summary>
    public virtual StreamMetricsRegistry Metrics => Task.Metrics;

    /// <summary>The record's offset; -1 in a punctuation.</summary>
    public long Offset => Record.Offset;

    /// <summary>The record's partition; -1 in a punctuation.</summary>
    public Partition Partition => Record.Partition;

    /// <summary>Folder of the task's persistent stores.</summary>
    public virtual string StateDir => Task.StateFolder;

    /// <summary>The record's timestamp, milliseconds since 1970.</summary>
    public virtual long Timestamp => Record.Timestamp;

    /// <summary>The record's topic; empty in a punctuation.</summary>
    public string Topic => Record.Topic;

    /// <summary>Largest timestamp that the task has seen, milliseconds; -1 before the first record.</summary>
    public long StreamTime => Task.StreamTime;

    /// <summary>The engine's clock, milliseconds since 1970.</summary>
    public virtual long WallClockTime => Task.WallClockMs;

    /// <summary>The task itself.</summary>
    internal State.TaskContext Task { get; }

    private IRecordContext Record => Task.Record;

    /// <summary>Gives the record another timestamp, for what comes after.</summary>
    public void ChangeTimestamp(long ts) => Task.Record.ChangeTimestamp(ts);

    /// <summary>The store of that name; null when the node was not connected to one.</summary>
    public virtual IStateStore GetStateStore(string storeName) => Task.Stores.GetValueOrDefault(storeName)!;

    /// <summary>Registers a store of the user's own: its changelog is given to the callback when it is restored.</summary>
    public void Register(IStateStore store, StateRestoreCallback callback) => Task.RestoreBy(store, callback);

    /// <summary>Gives the record other headers, for what comes after.</summary>
    public void SetHeaders(Headers headers) => Task.Record.SetHeaders(headers);
}
