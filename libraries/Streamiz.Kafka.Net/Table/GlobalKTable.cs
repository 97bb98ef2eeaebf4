namespace Streamiz.Kafka.Net.Table;

/// <inheritdoc cref="IGlobalKTable{K, V}"/>
internal sealed class GlobalKTable<K, V>(string storeName, string? queryableName) : IGlobalKTable<K, V>
{
    public string? QueryableStoreName => queryableName;

    /// <summary>Name of the store, given or generated.</summary>
    public string StoreName => storeName;

    public static GlobalKTable<K, V> Of(IGlobalKTable<K, V> table) =>
        table as GlobalKTable<K, V> ?? throw new ArgumentException("the global table was not made by this library's builder", nameof(table));
}
