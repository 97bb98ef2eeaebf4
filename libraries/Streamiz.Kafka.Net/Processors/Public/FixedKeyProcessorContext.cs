namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>What a fixed-key processor can do. (Ours.)</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values that go out.</typeparam>
public sealed class FixedKeyProcessorContext<K, V> : ProcessorContext
{
    private readonly ProcessorOutput<K, V> _output;

    internal FixedKeyProcessorContext(ProcessorOutput<K, V> output)
        : base(output.Task) => _output = output;

    /// <summary>Asks for a commit as soon as possible.</summary>
    public void Commit() => Task.CommitRequested = true;

    /// <summary>Hands a record to all children.</summary>
    public void Forward(FixedKeyRecord<K, V> record) => _output.Forward(record.Inner, null);

    /// <summary>Hands a record to one child.</summary>
    /// <exception cref="Errors.StreamsException">There is no child of that name.</exception>
    public void Forward(FixedKeyRecord<K, V> record, string childName) => _output.Forward(record.Inner, childName);

    /// <summary>The store of that name.</summary>
    /// <exception cref="Errors.StreamsException">The processor is not connected to it.</exception>
    public override IStateStore GetStateStore(string storeName) => _output.Store(storeName);

    /// <summary>The store of that name.</summary>
    /// <exception cref="Errors.StreamsException">The processor is not connected to it, or it is of another kind.</exception>
    public S GetStateStore<S>(string storeName)
        where S : class, IStateStore => _output.Store(storeName) as S ?? throw new Errors.StreamsException($"store {storeName} is not a {typeof(S).Name}");

    /// <inheritdoc cref="ProcessorContext{K, V}.Schedule"/>
    public TaskScheduled Schedule(TimeSpan interval, PunctuationType punctuationType, Action<long> punctuator) =>
        Task.Schedule((long)interval.TotalMilliseconds, punctuationType, punctuator, _output.NodeName);
}
