using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>The store of a table of sessions; a session's time is its end.</summary>
internal sealed class SessionStoreView<K, V>(ISessionFace<K, V> store) : TableView<Windowed<K>, V>
{
    public override bool TryGet(Windowed<K> key, out V value, out long timestamp)
    {
        timestamp = key.Window.EndMs;
        return store.TryFetch(key.Key, key.Window.StartMs, key.Window.EndMs, out value);
    }
}
