using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Aggregates a stream by key.</summary>
internal sealed class AggregateNode<K, V, VA> : Node<K, V>
{
    private readonly UserCode _user;
    private readonly Func<VA> _initializer;
    private readonly Func<K, V, VA, VA> _aggregator;
    private readonly ITableFace<K, VA> _store;
    private readonly TableForwarder<K, VA> _forwarder;

    public AggregateNode(UserCode user, Func<VA> initializer, Func<K, V, VA, VA> aggregator, ITableFace<K, VA> store, TableForwarder<K, VA> forwarder)
    {
        (_user, _initializer, _aggregator) = (user, initializer, aggregator);
        (_store, _forwarder) = (store, forwarder);
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
        VA aggregate;
        try
        {
            // What the initializer gives counts as the old value for those behind, as in Kafka Streams.
            if (isNew) old = _initializer();
            aggregate = _aggregator(record.Key, record.Value, old);
        }
        catch (Exception e)
        {
            _user.Failed(e, record);
            return;
        }

        long put = _store.Put(record.Key, aggregate, aggregate is null, timestamp);
        if (put == ITableFace<K, VA>.NotPut) return;
        var change = new Change<VA>(aggregate, aggregate is null, old, old is null, put == ITableFace<K, VA>.Latest);
        _forwarder.Forward(new StreamRecord<K, Change<VA>>(record.Key, false, change, false, timestamp, record.Headers));
    }
}
