using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes window stores.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class WindowStoreBuilder<K, V> : AbstractStoreBuilder<K, V, IWindowStore<K, V>>, ISpecBuilder
{
    private readonly IWindowBytesStoreSupplier _supplier;
    private readonly ISerDes<V> _values;

    /// <summary>For the stores of a supplier.</summary>
    public WindowStoreBuilder(IWindowBytesStoreSupplier supplier, ISerDes<K> keySerde, ISerDes<V> valueSerde)
        : base(supplier.Name, keySerde, valueSerde)
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
    public override IWindowStore<K, V> Build(IStreamConfig config) => Spec(config) is { } spec
        ? StoreFactory.Window(spec, keySerdes, _values)
        : throw new NotSupportedException($"store {Name}: stores of the user's own of this kind are not supported");

    private StoreSpec? Spec(IStreamConfig? config) => _supplier is ISpecSupplier own ? Complete(own.Spec with { Kind = StoreKind.Window }, config) : null;
}
