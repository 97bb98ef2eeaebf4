using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>
/// A stream of records: each stands for itself. Operators give new streams; nothing runs before the topology is started.
/// Lambdas get the record's context where they take one more parameter. A missing key or value comes as the default value of its type.
/// A name given to an operator is its name in the topology, and in the names of its internal topics and stores; otherwise one is generated.
/// </summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public partial interface IKStream<K, V>
{
    /// <summary>Splits the stream into one for every predicate: a record goes to the first that is true, and nowhere if none is.</summary>
    /// <returns>The streams, in the order of the predicates.</returns>
    IKStream<K, V>[] Branch(params Func<K, V, IRecordContext, bool>[] predicates);

    /// <inheritdoc cref="Branch(Func{K, V, IRecordContext, bool}[])"/>
    IKStream<K, V>[] Branch(string? named, params Func<K, V, IRecordContext, bool>[] predicates);

    /// <inheritdoc cref="Branch(Func{K, V, IRecordContext, bool}[])"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, V>[] Branch(params Func<K, V, bool>[] predicates);

    /// <inheritdoc cref="Branch(Func{K, V, IRecordContext, bool}[])"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, V>[] Branch(string? named, params Func<K, V, bool>[] predicates);

    /// <summary>Splits the stream into named branches. (Ours.)</summary>
    IBranchedKStream<K, V> Split(string? named = null);

    /// <summary>Keeps the records for which the predicate is true.</summary>
    IKStream<K, V> Filter(Func<K, V, IRecordContext, bool> predicate, string? named = null);

    /// <inheritdoc cref="Filter(Func{K, V, IRecordContext, bool}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, V> Filter(Func<K, V, bool> predicate, string? named = null);

    /// <summary>Keeps the records for which the predicate is false.</summary>
    IKStream<K, V> FilterNot(Func<K, V, IRecordContext, bool> predicate, string? named = null);

    /// <inheritdoc cref="FilterNot(Func{K, V, IRecordContext, bool}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, V> FilterNot(Func<K, V, bool> predicate, string? named = null);

    /// <summary>Turns every record into any number of others. Keys may change: grouping or joining the result goes through a repartition topic.</summary>
    IKStream<KR, VR> FlatMap<KR, VR>(Func<K, V, IRecordContext, IEnumerable<KeyValuePair<KR, VR>>> mapper, string? named = null);

    /// <inheritdoc cref="FlatMap{KR, VR}(Func{K, V, IRecordContext, IEnumerable{KeyValuePair{KR, VR}}}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<KR, VR> FlatMap<KR, VR>(Func<K, V, IEnumerable<KeyValuePair<KR, VR>>> mapper, string? named = null);

    /// <inheritdoc cref="FlatMap{KR, VR}(Func{K, V, IRecordContext, IEnumerable{KeyValuePair{KR, VR}}}, string?)"/>
    IKStream<KR, VR> FlatMap<KR, VR>(IKeyValueMapper<K, V, IEnumerable<KeyValuePair<KR, VR>>> mapper, string? named = null);

    /// <summary>Turns every record into any number of others with the same key.</summary>
    IKStream<K, VR> FlatMapValues<VR>(Func<K, V, IRecordContext, IEnumerable<VR>> mapper, string? named = null);

    /// <inheritdoc cref="FlatMapValues{VR}(Func{K, V, IRecordContext, IEnumerable{VR}}, string?)"/>
    IKStream<K, VR> FlatMapValues<VR>(Func<V, IRecordContext, IEnumerable<VR>> mapper, string? named = null);

    /// <inheritdoc cref="FlatMapValues{VR}(Func{K, V, IRecordContext, IEnumerable{VR}}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> FlatMapValues<VR>(Func<K, V, IEnumerable<VR>> mapper, string? named = null);

    /// <inheritdoc cref="FlatMapValues{VR}(Func{K, V, IRecordContext, IEnumerable{VR}}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> FlatMapValues<VR>(Func<V, IEnumerable<VR>> mapper, string? named = null);

    /// <inheritdoc cref="FlatMapValues{VR}(Func{K, V, IRecordContext, IEnumerable{VR}}, string?)"/>
    IKStream<K, VR> FlatMapValues<VR>(IValueMapper<V, IEnumerable<VR>> mapper, string? named = null);

    /// <inheritdoc cref="FlatMapValues{VR}(Func{K, V, IRecordContext, IEnumerable{VR}}, string?)"/>
    IKStream<K, VR> FlatMapValues<VR>(IValueMapperWithKey<K, V, IEnumerable<VR>> mapper, string? named = null);

    /// <summary>Ends the stream in an action.</summary>
    void Foreach(Action<K, V, IRecordContext> action, string? named = null);

    /// <inheritdoc cref="Foreach(Action{K, V, IRecordContext}, string?)"/>
    [OverloadResolutionPriority(-1)]
    void Foreach(Action<K, V> action, string? named = null);

    /// <summary>Turns every record into another. Keys may change: grouping or joining the result goes through a repartition topic.</summary>
    IKStream<KR, VR> Map<KR, VR>(Func<K, V, IRecordContext, KeyValuePair<KR, VR>> mapper, string? named = null);

    /// <inheritdoc cref="Map{KR, VR}(Func{K, V, IRecordContext, KeyValuePair{KR, VR}}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<KR, VR> Map<KR, VR>(Func<K, V, KeyValuePair<KR, VR>> mapper, string? named = null);

    /// <inheritdoc cref="Map{KR, VR}(Func{K, V, IRecordContext, KeyValuePair{KR, VR}}, string?)"/>
    IKStream<KR, VR> Map<KR, VR>(IKeyValueMapper<K, V, KeyValuePair<KR, VR>> mapper, string? named = null);

    /// <summary>Gives every record another value.</summary>
    IKStream<K, VR> MapValues<VR>(Func<K, V, IRecordContext, VR> mapper, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string?)"/>
    IKStream<K, VR> MapValues<VR>(Func<V, IRecordContext, VR> mapper, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string?)"/>
    /// <remarks>A lambda of two parameters whose body fits both forms is taken as value and context, as upstream does.</remarks>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> MapValues<VR>(Func<K, V, VR> mapper, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, VR> MapValues<VR>(Func<V, VR> mapper, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string?)"/>
    IKStream<K, VR> MapValues<VR>(IValueMapper<V, VR> mapper, string? named = null);

    /// <inheritdoc cref="MapValues{VR}(Func{K, V, IRecordContext, VR}, string?)"/>
    IKStream<K, VR> MapValues<VR>(IValueMapperWithKey<K, V, VR> mapper, string? named = null);

    /// <summary>The records of both streams. Their order is that of processing.</summary>
    IKStream<K, V> Merge(IKStream<K, V> stream, string? named = null);

    /// <summary>Shows every record to an action and passes it on.</summary>
    IKStream<K, V> Peek(Action<K, V, IRecordContext> action, string? named = null);

    /// <inheritdoc cref="Peek(Action{K, V, IRecordContext}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, V> Peek(Action<K, V> action, string? named = null);

    /// <summary>Ends the stream in a text for every record.</summary>
    void Print(Printed<K, V> printed);

    /// <summary>Sends the stream through a topic that places records by their keys.</summary>
    IKStream<K, V> Repartition(Repartitioned<K, V>? repartitioned = null);

    /// <summary>Gives every record another key. Grouping or joining the result goes through a repartition topic.</summary>
    IKStream<KR, V> SelectKey<KR>(Func<K, V, IRecordContext, KR> mapper, string? named = null);

    /// <inheritdoc cref="SelectKey{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<KR, V> SelectKey<KR>(Func<K, V, KR> mapper, string? named = null);

    /// <inheritdoc cref="SelectKey{KR}(Func{K, V, IRecordContext, KR}, string?)"/>
    IKStream<KR, V> SelectKey<KR>(IKeyValueMapper<K, V, KR> mapper, string? named = null);

    /// <summary>Gives every record another time, milliseconds since 1970.</summary>
    IKStream<K, V> WithRecordTimestamp(Func<K, V, IRecordContext, long> timestampExtractor, string? named = null);

    /// <inheritdoc cref="WithRecordTimestamp(Func{K, V, IRecordContext, long}, string?)"/>
    [OverloadResolutionPriority(-1)]
    IKStream<K, V> WithRecordTimestamp(Func<K, V, long> timestampExtractor, string? named = null);
}
