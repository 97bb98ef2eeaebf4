using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.State;

/// <summary>A key together with its window.</summary>
public abstract class Windowed
{
    /// <summary>The window.</summary>
    public abstract Window Window { get; }
}

/// <summary>A key together with its window.</summary>
/// <typeparam name="K">Type of the key.</typeparam>
public class Windowed<K> : Windowed
{
    /// <summary>A key in a window.</summary>
    public Windowed(K key, Window window)
    {
        Key = key;
        Window = window;
    }

    /// <summary>The key.</summary>
    public K Key { get; }

    /// <inheritdoc/>
    public override Window Window { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Windowed<K> other && Window.Equals(other.Window) && EqualityComparer<K>.Default.Equals(Key, other.Key);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Window);

    /// <inheritdoc/>
    public override string ToString() => $"[{Key}@{Window.StartMs}/{Window.EndMs}]";
}
