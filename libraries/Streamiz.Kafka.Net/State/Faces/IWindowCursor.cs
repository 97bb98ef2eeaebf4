namespace Streamiz.Kafka.Net.State;

/// <summary>Walks over windows or sessions of a store.</summary>
internal interface IWindowCursor<out K, out V> : ICursor<K, V>
{
    /// <summary>Start of the window or session, milliseconds.</summary>
    long Start { get; }

    /// <summary>End of the window (start + size) or session (inclusive), milliseconds.</summary>
    long End { get; }
}
