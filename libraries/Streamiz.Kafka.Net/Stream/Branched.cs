namespace Streamiz.Kafka.Net.Stream;

/// <summary>How one branch of a split is named and what becomes of it. (Ours.)</summary>
public sealed class Branched<K, V>
{
    private Branched()
    {
    }

    internal string? Name { get; private init; }

    internal Func<IKStream<K, V>, IKStream<K, V>?>? Chain { get; private init; }

    /// <summary>With a name, which is put behind that of the split.</summary>
    public static Branched<K, V> As(string name) => new() { Name = name };

    /// <summary>The branch goes on as what the function makes of it; null leaves it out of the dictionary.</summary>
    public static Branched<K, V> WithFunction(Func<IKStream<K, V>, IKStream<K, V>?> chain, string? name = null) => new() { Chain = chain, Name = name };

    /// <summary>The action takes the branch, which is then not in the dictionary.</summary>
    public static Branched<K, V> WithConsumer(Action<IKStream<K, V>> chain, string? name = null) => new()
    {
        Name = name,
        Chain = branch =>
        {
            chain(branch);
            return null;
        },
    };

    internal static Branched<K, V> Unnamed() => new();
}
