using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>
/// Where the results of a table's operator go: into its store, when it has one, and on. Over a cached store an update goes on when the cache
/// is flushed, otherwise at once.
/// </summary>
internal sealed class TableOutput<K, V> : IFlushListener<K, V>
{
    private readonly ITableFace<K, V>? _store;
    private readonly Node<K, Change<V>> _next;
    private readonly bool _cached;

    public TableOutput(ITableFace<K, V>? store, bool sendOldValues, Node<K, Change<V>> next)
    {
        _store = store;
        _next = next;
        SendsOldValues = sendOldValues;
        _cached = store is not null && store.SetFlushListener(this, sendOldValues);
    }

    public bool HasStore => _store is not null;

    public bool SendsOldValues { get; }

    /// <summary>The value that the store has now; only to be asked when there is a store.</summary>
    public bool TryGet(K key, out V value, out long timestamp) => _store!.TryGet(key, out value, out timestamp);

    /// <summary>Stores the new value and hands the change on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Emit(in StreamRecord<K, Change<V>> update)
    {
        if (_store is null) _next.Process(update);
        else EmitThroughStore(update);
    }

    public void OnFlush(in StreamRecord<K, Change<V>> update) => _next.Process(update);

    private void EmitThroughStore(in StreamRecord<K, Change<V>> update)
    {
        ref readonly var change = ref update.Value;
        long put = _store!.Put(update.Key, change.New, change.NewIsNull, update.Timestamp);
        if (put == ITableFace<K, V>.NotPut || _cached) return;
        _next.Process(update.WithValue(new Change<V>(change.New, change.NewIsNull, change.Old, change.OldIsNull, put == ITableFace<K, V>.Latest), false));
    }
}
