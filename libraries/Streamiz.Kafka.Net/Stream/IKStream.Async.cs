using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <content>What only Streamiz has: asynchronous operators and the removal of duplicates.</content>
public partial interface IKStream<K, V>
{
    /// <summary>
    /// Leaves out a record that equals an earlier one with the same key, as the comparer says, within an interval of event time.
    /// </summary>
    /// <param name="valueComparer">Gets key, the earlier value and the new one.</param>
    /// <param name="interval">How far back duplicates are looked for.</param>
    /// <param name="named">Name of the node.</param>
    IKStream<K, V> DropDuplicate(Func<K, V, V, bool> valueComparer, TimeSpan interval, string? named = null);

    /// <inheritdoc cref="DropDuplicate(Func{K, V, V, bool}, TimeSpan, string?)"/>
    IKStream<K, V> DropDuplicate(Func<K, V, V, bool> valueComparer, TimeSpan interval, Materialized<K, V, IWindowStore<Bytes, byte[]>> materialized, string? named = null);

    /// <summary>
    /// Turns every record into any number of others, asynchronously. Several calls run at the same time, results go on in the order of the records,
    /// and a commit waits for those under way. Keys may change.
    /// </summary>
    /// <param name="asyncMapper">Makes the results; called again after an exception, as the policy says.</param>
    /// <param name="retryPolicy">How calls are repeated and how many run at the same time; null for the defaults.</param>
    /// <param name="requestSerDes">Has no effect: calls go through no topic.</param>
    /// <param name="responseSerDes">Serdes of the results; null for the configured ones.</param>
    /// <param name="named">Name of the node.</param>
    IKStream<K1, V1> FlatMapAsync<K1, V1>(
        Func<ExternalRecord<K, V>, ExternalContext, Task<IEnumerable<KeyValuePair<K1, V1>>>> asyncMapper,
        RetryPolicy? retryPolicy = null,
        RequestSerDes<K, V>? requestSerDes = null,
        ResponseSerDes<K1, V1>? responseSerDes = null,
        string? named = null);

    /// <summary>Turns every record into any number of others with the same key, asynchronously.</summary>
    /// <inheritdoc cref="FlatMapAsync{K1, V1}"/>
    IKStream<K, V1> FlatMapValuesAsync<V1>(
        Func<ExternalRecord<K, V>, ExternalContext, Task<IEnumerable<V1>>> asyncMapper,
        RetryPolicy? retryPolicy = null,
        RequestSerDes<K, V>? requestSerDes = null,
        ResponseSerDes<K, V1>? responseSerDes = null,
        string? named = null);

    /// <summary>Ends the stream in an asynchronous action.</summary>
    /// <inheritdoc cref="FlatMapAsync{K1, V1}"/>
    void ForeachAsync(Func<ExternalRecord<K, V>, ExternalContext, Task> asyncAction, RetryPolicy? retryPolicy = null, RequestSerDes<K, V>? requestSerDes = null, string? named = null);

    /// <summary>Turns every record into another, asynchronously. Keys may change.</summary>
    /// <inheritdoc cref="FlatMapAsync{K1, V1}"/>
    IKStream<K1, V1> MapAsync<K1, V1>(
        Func<ExternalRecord<K, V>, ExternalContext, Task<KeyValuePair<K1, V1>>> asyncMapper,
        RetryPolicy? retryPolicy = null,
        RequestSerDes<K, V>? requestSerDes = null,
        ResponseSerDes<K1, V1>? responseSerDes = null,
        string? named = null);

    /// <summary>Gives every record another value, asynchronously.</summary>
    /// <inheritdoc cref="FlatMapAsync{K1, V1}"/>
    IKStream<K, V1> MapValuesAsync<V1>(
        Func<ExternalRecord<K, V>, ExternalContext, Task<V1>> asyncMapper,
        RetryPolicy? retryPolicy = null,
        RequestSerDes<K, V>? requestSerDes = null,
        ResponseSerDes<K, V1>? responseSerDes = null,
        string? named = null);
}
