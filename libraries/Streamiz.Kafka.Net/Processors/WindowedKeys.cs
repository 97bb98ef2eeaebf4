using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>
/// Windowed keys that were made before, by key and window: most records fall into a window of a key that was just seen, so nothing is made for them. Bounded;
/// a place is given to whoever came last.
/// </summary>
internal sealed class WindowedKeys<K>(WindowSeries windows)
{
    private const int Places = 1024;

    private readonly Windowed<K>?[] _recent = new Windowed<K>?[Places];
    private TimeWindow? _window;

    public Windowed<K> At(K key, long start)
    {
        uint hash = (uint)(key is null ? 0 : EqualityComparer<K>.Default.GetHashCode(key)) ^ (uint)(start >> 8);
        ref var place = ref _recent[(int)((hash * 0x9E3779B1u) >> 22)];
        if (place is not null && place.Window.StartMs == start && EqualityComparer<K>.Default.Equals(place.Key, key)) return place;

        // Neighbours share their window, too.
        if (_window is null || _window.StartMs != start) _window = windows.At(start);
        return place = new Windowed<K>(key, _window);
    }
}
