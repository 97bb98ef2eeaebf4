using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="ITimeWindowedCogroupedKStream{K, VR}"/>
internal sealed class TimeWindowedCogroupedKStream<K, VR>(CogroupedKStream<K, VR> cogrouped, WindowChoice windows) : ITimeWindowedCogroupedKStream<K, VR>
{
    public IKTable<Windowed<K>, VR> Aggregate(Func<VR> initializer, string? named = null) => Aggregated(initializer, null, named);

    public IKTable<Windowed<K>, VR> Aggregate(Func<VR> initializer, Materialized<K, VR, IWindowStore<Bytes, byte[]>> materialized, string? named = null) => Aggregated(initializer, materialized, named);

    private KTable<Windowed<K>, VR> Aggregated(Func<VR> initializer, Materialized<K, VR, IWindowStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        var store = StoreChoice.ForWindows<K, VR>(
            cogrouped.Graph, materialized, CogroupedKStream<K, VR>.Prefix, (windows.SizeMs, windows.Ends, windows.LeastRetentionMs, false, windows.IsSliding), cogrouped.KeySerdes, null);
        return cogrouped.Append(store, named, windows.Serdes(store.KeySerdes), (member, name) => member.Windowed(name, store.Name, initializer, windows));
    }
}
