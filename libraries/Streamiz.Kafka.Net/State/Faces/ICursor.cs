namespace Streamiz.Kafka.Net.State;

/// <summary>Walks over entries of a store. Stands before the first entry; must be disposed.</summary>
internal interface ICursor<out K, out V> : IDisposable
{
    bool MoveNext();

    K Key { get; }

    V Value { get; }

    /// <summary>Time of the entry's last update, milliseconds; -1 where the store keeps none.</summary>
    long Timestamp { get; }
}
