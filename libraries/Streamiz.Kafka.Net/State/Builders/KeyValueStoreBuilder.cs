using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Maps;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes key-value stores.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class KeyValueStoreBuilder<K, V> : AbstractStoreBuilder<K, V, IKeyValueStore<K, V>>, ISpecBuilder
{
    private readonly IKeyValueBytesStoreSupplier _supplier;
    private readonly ISerDes<V> _values;

    /// <summary>For the stores of a supplier.</summary>
    public KeyValueStoreBuilder(IKeyValueBytesStoreSupplier supplier, ISerDes<K> keySerde, ISerDes<V> valueSerde)
        : base(supplier.Name, keySerde, valueSerde)
    {
        _supplier = supplier;
        _values = valueSerde;
    }

    /// <inheritdoc/>
    public override bool IsWindowStore => false;

    /// <inheritdoc/>
    public override long RetentionMs => -1;

    StoreSpec? ISpecBuilder.Spec => Spec(null);

    /// <inheritdoc/>
    public override IKeyValueStore<K, V> Build(IStreamConfig config) => Spec(config) is { } spec
        ? StoreFactory.KeyValue(spec, keySerdes, _values)
        : StoreFactory.KeyValue(Complete(ForeignMap.SpecOf(_supplier, StoreKind.KeyValue), config), keySerdes, _values);

    private StoreSpec? Spec(IStreamConfig? config) => _supplier is ISpecSupplier own ? Complete(own.Spec with { Kind = StoreKind.KeyValue }, config) : null;
}
