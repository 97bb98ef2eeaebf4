using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>A stream being split: every record goes to the first branch whose predicate is true. (Ours.)</summary>
public interface IBranchedKStream<K, V>
{
    /// <summary>Adds a branch.</summary>
    IBranchedKStream<K, V> Branch(Func<K, V, IRecordContext, bool> predicate, Branched<K, V>? branched = null);

    /// <inheritdoc cref="Branch(Func{K, V, IRecordContext, bool}, Branched{K, V}?)"/>
    IBranchedKStream<K, V> Branch(Func<K, V, bool> predicate, Branched<K, V>? branched = null);

    /// <summary>Ends the split: what no predicate took goes to one more branch. Gives the branches by name: the split's and then the branch's, or its number from 1 (0 for this last one).</summary>
    IReadOnlyDictionary<string, IKStream<K, V>> DefaultBranch(Branched<K, V>? branched = null);

    /// <summary>Ends the split: what no predicate took is left out.</summary>
    IReadOnlyDictionary<string, IKStream<K, V>> NoDefaultBranch();
}
