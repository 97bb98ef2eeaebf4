using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>
/// Where the results of a table's operator go: into its store, when it has one, and on. Over a cached store an update goes on when the cache
/// is flushed, otherwise at once.
/// </summary>
internal sealed class TableOutput<K, V>
{
    private readonly ITableFace<K, V>? _store;
    private readonly TableForwarder<K, V> _forwarder;
    private readonly bool _expires;

    public TableOutput(ITableFace<K, V>? store, bool sendOldValues, Node<K, Change<V>> next)
    {
        _store = store;
        _forwarder = new TableForwarder<K, V>(sendOldValues, next);
        _forwarder.IsCached = store is not null && store.SetFlushListener(_forwarder, sendOldValues);
        _expires = store is { Expires: true };
    }

    public bool HasStore => _store is not null;

    public bool SendsOldValues => _forwarder.SendsOldValues;

    /// <summary>The value that the store has now, to be updated; only to be asked when there is a store. One whose time is over is deleted first, which goes on.</summary>
    public bool TryGet(K key, out V value, out long timestamp)
    {
        if (_expires) _store!.Expire(key);
        return _store!.TryGet(key, out value, out timestamp);
    }

    /// <summary>Stores the new value and hands the change on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Emit(in StreamRecord<K, Change<V>> update)
    {
        if (_store is null) _forwarder.Forward(update);
        else EmitThroughStore(update);
    }

    private void EmitThroughStore(in StreamRecord<K, Change<V>> update)
    {
        ref readonly var change = ref update.Value;
        long put = _store!.Put(update.Key, change.New, change.NewIsNull, update.Timestamp);
        if (put == ITableFace<K, V>.NotPut || _forwarder.IsCached) return;
        bool isLatest = put == ITableFace<K, V>.Latest;
        if (isLatest == change.IsLatest) _forwarder.Forward(update);
        else _forwarder.Forward(update.WithValue(new Change<V>(change.New, change.NewIsNull, change.Old, change.OldIsNull, isLatest), false));
    }
}
