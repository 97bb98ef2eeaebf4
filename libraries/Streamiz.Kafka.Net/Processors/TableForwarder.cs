using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>
/// Hands a table's updates on: at once, or, where the store has a cache, when that is flushed. Old values are only passed on when someone
/// behind needs them.
/// </summary>
internal sealed class TableForwarder<K, V>(bool sendOldValues, Node<K, Change<V>> next) : IFlushListener<K, V>
{
    /// <summary>Whether the store calls at flush, so that nothing is to be done at an update.</summary>
    public bool IsCached { get; set; }

    public bool SendsOldValues => sendOldValues;

    public void OnFlush(in StreamRecord<K, Change<V>> update) => Send(update);

    /// <summary>Called after every update of the store.</summary>
    public void Forward(in StreamRecord<K, Change<V>> update)
    {
        if (!IsCached) Send(update);
    }

    private void Send(in StreamRecord<K, Change<V>> update)
    {
        if (sendOldValues)
        {
            next.Process(update);
            return;
        }

        ref readonly var change = ref update.Value;
        next.Process(update.WithValue(new Change<V>(change.New, change.NewIsNull, default!, oldIsNull: true, change.IsLatest), isNull: false));
    }
}
