using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>The windows that the user chose: how long they are kept, and the node that aggregates over them. Times are milliseconds.</summary>
internal abstract class WindowChoice
{
    /// <summary>Length of a window; the time difference of sliding ones.</summary>
    public abstract long SizeMs { get; }

    /// <summary>The shortest retention that keeps windows until they close.</summary>
    public abstract long LeastRetentionMs { get; }

    /// <summary>How long after its end a window still takes records.</summary>
    public abstract long GraceMs { get; }

    public bool IsUnlimited => SizeMs == long.MaxValue;

    public virtual bool IsSliding => false;

    /// <summary>Where windows of changing length end; null for those of one length.</summary>
    public virtual IWindowEnds? Ends => null;

    public static WindowChoice Of<W>(WindowOptions<W> options)
        where W : Window
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Regular<W>(options);
    }

    public static WindowChoice Of(SlidingWindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Sliding(options);
    }

    public abstract WindowedNode<K, V> Node<K, V, VA>(UserCode user, Aggregation<K, V, VA> aggregation, WindowPlace<K, VA> place);

    /// <summary>How the windowed keys of the result are written; without a serde of keys, over the configured one.</summary>
    public ISerDes<Windowed<K>> Serdes<K>(ISerDes<K>? keys) => new TimeWindowedSerDes<K>(keys, SizeMs, Ends);

    private sealed class Regular<W>(WindowOptions<W> options) : WindowChoice
        where W : Window
    {
        public override long SizeMs => options.Size;

        public override IWindowEnds? Ends => options as IWindowEnds;

        public override long GraceMs => options.GracePeriodMs;

        public override long LeastRetentionMs => WindowTime.Sum(options.Size, options.GracePeriodMs);

        public override WindowedNode<K, V> Node<K, V, VA>(UserCode user, Aggregation<K, V, VA> aggregation, WindowPlace<K, VA> place) =>
            new WindowAggregateNode<K, V, VA>(user, WindowSeries.Of(options), aggregation, place);
    }

    private sealed class Sliding(SlidingWindowOptions options) : WindowChoice
    {
        public override bool IsSliding => true;

        public override long SizeMs => options.TimeDifferenceMs;

        public override long GraceMs => options.GracePeriodMs;

        public override long LeastRetentionMs => WindowTime.Sum(WindowTime.Sum(options.TimeDifferenceMs, options.TimeDifferenceMs), options.GracePeriodMs);

        public override WindowedNode<K, V> Node<K, V, VA>(UserCode user, Aggregation<K, V, VA> aggregation, WindowPlace<K, VA> place) =>
            new SlidingAggregateNode<K, V, VA>(user, options, aggregation, place);
    }
}
