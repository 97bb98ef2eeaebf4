using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes window stores that keep the time of each update.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class TimestampedWindowStoreBuilder<K, V> : AbstractStoreBuilder<K, ValueAndTimestamp<V>, ITimestampedWindowStore<K, V>>, ISpecBuilder
{
    private readonly IWindowBytesStoreSupplier _supplier;
    private readonly ISerDes<V> _values;

    /// <summary>For the stores of a supplier.</summary>
    public TimestampedWindowStoreBuilder(IWindowBytesStoreSupplier supplier, ISerDes<K> keySerde, ISerDes<V> valueSerde)
        : base(supplier.Name, keySerde, new ValueAndTimestampSerDes<V>(valueSerde))
    {
        _supplier = supplier;
        _values = valueSerde;
    }

    /// <inheritdoc/>
    public override bool IsWindowStore => true;

    /// <inheritdoc/>
    public override long RetentionMs => _supplier.Retention;

    StoreSpec? ISpecBuilder.Spec => Spec(null);

    /// <inheritdoc/>
    public override ITimestampedWindowStore<K, V> Build(IStreamConfig config) => Spec(config) is { } spec
        ? StoreFactory.TimestampedWindow(spec, keySerdes, _values)
        : throw new NotSupportedException($"store {Name}: stores of the user's own of this kind are not supported");

    private StoreSpec? Spec(IStreamConfig? config) => _supplier is ISpecSupplier own ? Complete(own.Spec with { Kind = StoreKind.TimestampedWindow }, config) : null;
}
