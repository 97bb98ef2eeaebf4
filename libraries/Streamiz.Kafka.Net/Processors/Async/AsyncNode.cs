using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>
/// Calls asynchronous user code for every record. Several calls run at the same time, results go on in the order of the records, and a commit waits
/// for those under way: a restart repeats calls but loses none, and no topic is needed in between.
/// </summary>
internal sealed class AsyncNode<K, V, R, KR, VR>(
    UserCode user, Func<ExternalRecord<K, V>, ExternalContext, Task<R>> call, AsyncLimits limits, AsyncResults<K, V, R, KR, VR> results, Node<KR, VR> next) : Node<K, V>, ILifecycle, IDrain
{
    // How long a finished call may wait, milliseconds, when no record comes.
    private const long LookEveryMs = 20;

    // Waiting for a call is done in steps, so that a stop is seen.
    private const int WaitStepMs = 1000;

    private readonly Queue<Pending> _pending = new();
    private CancellationTokenSource _stop = new();

    public void Init() => user.Task.Schedule(LookEveryMs, PunctuationType.PROCESSING_TIME, _ => DeliverFinished());

    public override void Process(in StreamRecord<K, V> record)
    {
        DeliverFinished();
        while (_pending.Count >= limits.Policy.MemoryBufferSize) DeliverFirst();

        // The record outlives its processing, so its headers are copied.
        var at = user.Task.Record;
        var kept = new StreamRecord<K, V>(record.Key, record.KeyIsNull, record.Value, record.ValueIsNull, record.Timestamp, new RecordHeaders(record.Headers.Encoded.ToArray()));
        _pending.Enqueue(new Pending(kept, at.Topic, at.Partition, at.Offset, AsyncCall.RunAsync(call, new ExternalRecord<K, V>(kept), limits, _stop.Token)));
    }

    public void Drain()
    {
        while (_pending.Count > 0) DeliverFirst();
    }

    public void Forget()
    {
        _stop.Cancel();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        _pending.Clear();
    }

    public void Close()
    {
        Forget();
        _stop.Dispose();
    }

    private void DeliverFinished()
    {
        while (_pending.TryPeek(out var first) && first.Call.IsCompleted) DeliverFirst();
    }

    private void DeliverFirst()
    {
        var first = _pending.Peek();

        // Every attempt has a time limit and their number is bounded, so this ends.
        while (!first.Call.IsCompleted) Task.WaitAny([first.Call], WaitStepMs);
        _pending.Dequeue();
        var context = user.Task.Record;
        var (topic, partition, offset) = (context.Topic, context.Partition, context.Offset);
        var (timestamp, headers) = (context.Timestamp, context.Headers);
        context.Set(first.Topic, first.Partition, first.Offset, first.Record.Timestamp, first.Record.Headers);
        if (first.Call.IsCompletedSuccessfully) Send(first);
        else Failed(first);
        context.Set(topic, partition, offset, timestamp, headers);
    }

    private void Send(Pending done) => results(done.Record, done.Call.GetAwaiter().GetResult(), next);

    private void Failed(Pending failed)
    {
        Exception exception = failed.Call.Exception?.InnerException ?? new OperationCanceledException("the call was cancelled");
        if (limits.Policy.EndRetryBehavior == EndRetryBehavior.SKIP) user.Task.Drop();
        else user.Failed(exception, failed.Record);
    }

    private sealed record Pending(StreamRecord<K, V> Record, string Topic, int Partition, long Offset, Task<R> Call);
}
