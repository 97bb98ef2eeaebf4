using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Reduces a stream by key: the first value stands for itself.</summary>
internal sealed class ReduceNode<K, V> : Node<K, V>
{
    private readonly UserCode _user;
    private readonly Func<V, V, V> _reducer;
    private readonly ITableFace<K, V> _store;
    private readonly TableForwarder<K, V> _forwarder;

    public ReduceNode(UserCode user, Func<V, V, V> reducer, ITableFace<K, V> store, TableForwarder<K, V> forwarder)
    {
        (_user, _reducer, _store, _forwarder) = (user, reducer, store, forwarder);
        forwarder.IsCached = store.SetFlushListener(forwarder, forwarder.SendsOldValues);
    }

    public override void Process(in StreamRecord<K, V> record)
    {
        if (record.KeyIsNull || record.ValueIsNull)
        {
            _user.Task.Drop();
            return;
        }

        _user.Enter(record);
        bool isNew = !_store.TryGet(record.Key, out var old, out long timestamp);
        timestamp = isNew ? record.Timestamp : Math.Max(record.Timestamp, timestamp);
        V reduced;
        try
        {
            reduced = isNew ? record.Value : _reducer(old, record.Value);
        }
        catch (Exception e)
        {
            _user.Failed(e, record);
            return;
        }

        long put = _store.Put(record.Key, reduced, reduced is null, timestamp);
        if (put == ITableFace<K, V>.NotPut) return;
        var change = new Change<V>(reduced, reduced is null, old, isNew, put == ITableFace<K, V>.Latest);
        _forwarder.Forward(new StreamRecord<K, Change<V>>(record.Key, false, change, false, timestamp, record.Headers));
    }
}
