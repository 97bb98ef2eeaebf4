using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="ISessionWindowedCogroupedKStream{K, VR}"/>
internal sealed class SessionWindowedCogroupedKStream<K, VR>(CogroupedKStream<K, VR> cogrouped, SessionWindowOptions windows) : ISessionWindowedCogroupedKStream<K, VR>
{
    public IKTable<Windowed<K>, VR> Aggregate(Func<VR> initializer, Func<K, VR, VR, VR> sessionMerger, string? named = null) => Aggregated(initializer, sessionMerger, null, named);

    public IKTable<Windowed<K>, VR> Aggregate(Func<VR> initializer, Func<K, VR, VR, VR> sessionMerger, Materialized<K, VR, ISessionStore<Bytes, byte[]>> materialized, string? named = null) =>
        Aggregated(initializer, sessionMerger, materialized, named);

    private KTable<Windowed<K>, VR> Aggregated(Func<VR> initializer, Func<K, VR, VR, VR> merger, Materialized<K, VR, ISessionStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(merger);
        var store = StoreChoice.ForSessions<K, VR>(cogrouped.Graph, materialized, CogroupedKStream<K, VR>.Prefix, (windows, false), cogrouped.KeySerdes, null);
        var merging = new SessionMerging<K, VR>(merger, nullIsEmpty: false);
        var keys = store.KeySerdes is null ? new SessionWindowedSerDes<K>() : new SessionWindowedSerDes<K>(store.KeySerdes);
        return cogrouped.Append(store, named, keys, (member, name) => member.Session(name, store.Name, initializer, windows, merging));
    }
}
