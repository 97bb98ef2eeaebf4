namespace Streamiz.Kafka.Net.State.Enumerator;

/// <summary>A key's windows as users see them.</summary>
internal sealed class WindowStoreEnumerator<K, V, VR>(IWindowCursor<K, V> cursor, Func<IWindowCursor<K, V>, VR> value)
    : CursorEnumerator<IWindowCursor<K, V>, long, VR>(cursor, c => c.MoveNext(), c => new KeyValuePair<long, VR>(c.Start, value(c))), IWindowStoreEnumerator<VR>
{
}
