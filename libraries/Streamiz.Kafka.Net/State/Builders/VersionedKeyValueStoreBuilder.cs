using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes versioned stores.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class VersionedKeyValueStoreBuilder<K, V> : AbstractStoreBuilder<K, V, IVersionedKeyValueStore<K, V>>, ISpecBuilder
{
    private readonly IVersionedBytesStoreSupplier _supplier;
    private readonly ISerDes<V> _values;

    /// <summary>For the stores of a supplier.</summary>
    public VersionedKeyValueStoreBuilder(IVersionedBytesStoreSupplier supplier, ISerDes<K> keySerde, ISerDes<V> valueSerde)
        : base(supplier.Name, keySerde, valueSerde)
    {
        _supplier = supplier;
        _values = valueSerde;
    }

    /// <inheritdoc/>
    public override bool IsWindowStore => false;

    /// <inheritdoc/>
    public override long RetentionMs => _supplier.HistoryRetention;

    StoreSpec? ISpecBuilder.Spec => Spec(null);

    /// <inheritdoc/>
    public override IVersionedKeyValueStore<K, V> Build(IStreamConfig config) => Spec(config) is { } spec
        ? StoreFactory.Versioned(spec, keySerdes, _values)
        : throw new NotSupportedException($"store {Name}: stores of the user's own of this kind are not supported");

    private StoreSpec? Spec(IStreamConfig? config) => _supplier is ISpecSupplier own ? Complete(own.Spec with { Kind = StoreKind.Versioned }, config) : null;
}
