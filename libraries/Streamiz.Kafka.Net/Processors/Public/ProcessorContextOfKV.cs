using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Metrics;
using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>What a processor can do: forward, read stores, be called as time goes by, ask for a commit.</summary>
/// <typeparam name="K">Type of the keys that go out.</typeparam>
/// <typeparam name="V">Type of the values that go out.</typeparam>
public class ProcessorContext<K, V> : ProcessorContext
{
    private readonly ProcessorOutput<K, V> _output;

    internal ProcessorContext(ProcessorOutput<K, V> output)
        : base(output.Task) => _output = output;

    /// <inheritdoc/>
    public override TaskId Id => base.Id;

    /// <inheritdoc/>
    public override StreamMetricsRegistry Metrics => base.Metrics;

    /// <inheritdoc/>
    public override long WallClockTime => base.WallClockTime;

    /// <summary>Asks for a commit as soon as possible.</summary>
    public virtual void Commit() => Task.CommitRequested = true;

    /// <summary>Hands a record to all children, with time and headers of the record being worked on.</summary>
    public void Forward(K key, V value) => _output.Forward(key, value, null);

    /// <summary>Hands a record to one child, with time and headers of the record being worked on.</summary>
    /// <exception cref="StreamsException">There is no child of that name.</exception>
    public void Forward(K key, V value, string named) => _output.Forward(key, value, named);

    /// <summary>Hands a record to all children. (Ours.)</summary>
    [OverloadResolutionPriority(-1)]
    public void Forward(Record<K, V> record) => _output.Forward(record, null);

    /// <summary>Hands a record to one child. (Ours.)</summary>
    /// <exception cref="StreamsException">There is no child of that name.</exception>
    [OverloadResolutionPriority(-1)]
    public void Forward(Record<K, V> record, string childName) => _output.Forward(record, childName);

    /// <summary>The store of that name.</summary>
    /// <exception cref="StreamsException">The processor is not connected to it.</exception>
    public override IStateStore GetStateStore(string storeName) => _output.Store(storeName);

    /// <summary>The store of that name. (Ours.)</summary>
    /// <exception cref="StreamsException">The processor is not connected to it, or it is of another kind.</exception>
    public S GetStateStore<S>(string storeName)
        where S : class, IStateStore => _output.Store(storeName) as S ?? throw new StreamsException($"store {storeName} is not a {typeof(S).Name}");

    /// <summary>
    /// Has the action called as time goes by: on stream time at multiples of the interval from 0, on the wall clock from now on.
    /// However far time moved, it is called once.
    /// </summary>
    /// <param name="interval">Time between two calls, at least a millisecond.</param>
    /// <param name="punctuationType">Which time.</param>
    /// <param name="punctuator">Gets the time, milliseconds since 1970.</param>
    public TaskScheduled Schedule(TimeSpan interval, PunctuationType punctuationType, Action<long> punctuator) =>
        Task.Schedule((long)interval.TotalMilliseconds, punctuationType, punctuator, _output.NodeName);
}
