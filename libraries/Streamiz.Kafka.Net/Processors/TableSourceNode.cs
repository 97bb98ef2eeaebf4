using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Turns the records of a topic or stream into updates of a table, and keeps the table if it has a store.</summary>
internal sealed class TableSourceNode<K, V> : Node<K, V>
{
    private readonly TaskContext _task;
    private readonly ITableFace<K, V>? _store;
    private readonly TableForwarder<K, V> _forwarder;

    public TableSourceNode(TaskContext task, ITableFace<K, V>? store, bool sendOldValues, Node<K, Change<V>> next)
    {
        (_task, _store) = (task, store);
        _forwarder = new TableForwarder<K, V>(sendOldValues, next);
        _forwarder.IsCached = store?.SetFlushListener(_forwarder, sendOldValues) ?? false;
    }

    public override void Process(in StreamRecord<K, V> record)
    {
        if (record.KeyIsNull)
        {
            _task.Drop();
            return;
        }

        V old = default!;
        bool oldIsNull = true;
        bool isLatest = true;
        if (_store is not null)
        {
            oldIsNull = !_store.TryGet(record.Key, out old, out _);
            long put = _store.Put(record.Key, record.Value, record.ValueIsNull, record.Timestamp);
            if (put == ITableFace<K, V>.NotPut) return;
            isLatest = put == ITableFace<K, V>.Latest;
        }

        _forwarder.Forward(record.WithValue(new Change<V>(record.Value, record.ValueIsNull, old, oldIsNull, isLatest), isNull: false));
    }
}
