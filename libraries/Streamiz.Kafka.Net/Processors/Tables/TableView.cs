namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>
/// What a join looks a table's rows up in: its store, or, for a table without one, the store further up seen through the operators between.
/// </summary>
internal abstract class TableView<K, V>
{
    /// <summary>Whether earlier values can be asked for.</summary>
    public virtual bool IsVersioned => false;

    /// <summary>The latest value; false when there is none. The time is that of the row's last update.</summary>
    public abstract bool TryGet(K key, out V value, out long timestamp);

    /// <summary>The value valid at that time (versioned tables); others give the latest one.</summary>
    public virtual bool TryGetAsOf(K key, long asOf, out V value, out long timestamp) => TryGet(key, out value, out timestamp);
}
