using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>A transformed table without a store of its own: a look-up transforms the row that it finds, or its absence.</summary>
internal sealed class TransformView<K, V, VR>(TaskContext task, TableView<K, V> parent, IValueTransformerWithKey<K, V, VR> transformer) : TableView<K, VR>, ILifecycle
{
    public override bool IsVersioned => parent.IsVersioned;

    public void Init() => transformer.Init(new ProcessorContext(task));

    public void Close() => transformer.Close();

    public override bool TryGet(K key, out VR value, out long timestamp) => Transform(key, parent.TryGet(key, out var found, out timestamp), found, timestamp, out value);

    public override bool TryGetAsOf(K key, long asOf, out VR value, out long timestamp) =>
        Transform(key, parent.TryGetAsOf(key, asOf, out var found, out timestamp), found, timestamp, out value);

    private bool Transform(K key, bool there, V found, long timestamp, out VR value)
    {
        var record = task.Record;
        long time = record.Timestamp;
        if (there) record.Timestamp = timestamp;
        value = transformer.Transform(key, there ? found : default!);
        record.Timestamp = time;
        return value is not null;
    }
}
