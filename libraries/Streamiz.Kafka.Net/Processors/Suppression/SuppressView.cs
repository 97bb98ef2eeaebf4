using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Suppression;

/// <summary>A suppressed table's rows: what downstream knows of them, not what is held back.</summary>
internal sealed class SuppressView<K, V>(TableView<K, V> parent, TimeOrderedBuffer buffer, Codec<K> keys, Codec<V> values) : TableView<K, V>
{
    private readonly Scratch _scratch = new();

    public override bool TryGet(K key, out V value, out long timestamp)
    {
        _scratch.Reset();
        keys.Write(key, _scratch);
        if (!buffer.TryGetPrior(_scratch.Written.ToArray(), out byte[]? prior)) return parent.TryGet(key, out value, out timestamp);
        value = prior is null ? default! : values.Read(prior);
        timestamp = -1;
        return prior is not null;
    }
}
