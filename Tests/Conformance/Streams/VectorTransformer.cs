using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Conformance.Streams;

/// <summary>The vectors' value transformer: a function, or a count of its calls by key.</summary>
internal sealed class VectorTransformer<K, V, VR>(string? function, string? store) : IValueTransformerWithKey<K, V, VR>
{
    private readonly Func<object?, object?, object?>? _function = function is null ? null : Functions.Value(function);
    private IKeyValueStore<K, long?>? _store;

    public void Init(ProcessorContext context)
    {
        if (store is not null) _store = (IKeyValueStore<K, long?>)context.GetStateStore(store);
    }

    public VR Transform(K key, V value)
    {
        if (_store is null) return As(_function!(key, value));
        long calls = (_store.Get(key) ?? 0) + 1;
        _store.Put(key, calls);
        return As(value is null ? null : Text.Of(value) + "#" + Text.Of(calls));
    }

    public void Close()
    {
    }

    private static VR As(object? value) => value is null ? default! : (VR)value;
}
