using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State;

/// <summary>Shortcuts for enumerators of stores.</summary>
public static class EnumeratorExtensions
{
    /// <summary>Everything that is left, as a list. Does not dispose the enumerator.</summary>
    public static List<KeyValuePair<K, V>> ToList<K, V>(this IKeyValueEnumerator<K, V> enumerator)
    {
        List<KeyValuePair<K, V>> list = [];
        while (enumerator.MoveNext())
        {
            if (enumerator.Current is { } entry)
                list.Add(entry);
        }
        return list;
    }
}
