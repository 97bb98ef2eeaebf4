namespace Streamiz.Kafka.Net.Table;

/// <summary>A table that every instance holds whole: joins with it need no co-partitioning.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public interface IGlobalKTable<K, V>
{
    /// <summary>The name under which the table's store can be queried; null when none was given.</summary>
    string? QueryableStoreName { get; }
}
