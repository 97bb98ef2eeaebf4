using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>
/// How a node calls user code: the record context is that of the record at hand during the call, and what the code throws is wrapped once,
/// with node, topic, partition and offset, or the record is left out and counted if the processing exception handler says so.
/// </summary>
internal sealed class UserCode(TaskContext task, string node)
{
    public TaskContext Task { get; } = task;

    /// <summary>The largest time that the node has seen, which outlasts the task.</summary>
    public ObservedTime ObserveTime() => new(Task, node);

    /// <summary>The name of the node.</summary>
    public string Node => node;

    /// <summary>Puts the record into the context that lambdas get.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RecordContext Enter<K, V>(in StreamRecord<K, V> record)
    {
        var context = Task.Record;
        context.Timestamp = record.Timestamp;
        context.Headers = record.Headers;
        return context;
    }

    /// <summary>The record with what user code may have changed of it: time and headers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StreamRecord<K, V> Leave<K, V>(RecordContext context, in StreamRecord<K, V> record) =>
        new(record.Key, record.KeyIsNull, record.Value, record.ValueIsNull, context.Timestamp, context.Headers);

    /// <summary>Called from a catch block: returns when the record is to be left out, throws otherwise.</summary>
    public void Failed<K, V>(Exception exception, in StreamRecord<K, V> record) => Failed(exception, record.KeyIsNull ? null : record.Key, record.ValueIsNull ? null : record.Value);

    /// <summary>Called from a catch block: returns when what failed is to be left out, throws otherwise.</summary>
    public void Failed(Exception exception, object? key, object? value)
    {
        // What a node behind this one threw is wrapped already.
        if (exception is FailedProcessingException) ExceptionDispatchInfo.Throw(exception);
        if (Task.Decide(node, key, value, exception) == ExceptionHandlerResponse.CONTINUE)
        {
            Task.Drop();
            return;
        }

        var at = Task.Record;
        throw new FailedProcessingException($"task {Task.Id}: user code of {node} failed at {at.Topic}[{at.Partition}] offset {at.Offset}: {exception.Message}", exception);
    }
}
