namespace Streamiz.Kafka.Net.Crosscutting;

/// <summary>Additions to dictionaries.</summary>
public static class DictionaryExtensions
{
    /// <summary>Sets the value; whether the key was not there before.</summary>
    public static bool AddOrUpdate<K, V>(this IDictionary<K, V> map, K key, V value)
    {
        ArgumentNullException.ThrowIfNull(map);
        bool added = !map.ContainsKey(key);
        map[key] = value;
        return added;
    }
}
