using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors.Suppression;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Table;

/// <content>Suppression.</content>
internal sealed partial class KTable<K, V>
{
    private const string SuppressName = "KTABLE-SUPPRESS-";

    public IKTable<K, V> Suppress(Suppressed<K, V> suppressed, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(suppressed);
        if (Step.IsBehindVersioned()) throw new TopologyException($"{Step.Name} is a versioned table, which cannot be suppressed");
        string? given = suppressed.Name ?? named;
        string name = given is null ? Names.Processor(SuppressName) : Names.Valid(given);
        string storeName = given is null ? Names.Store(SuppressName) : given + "-store";
        var buffer = suppressed.BufferConfig;
        var limits = new SuppressLimits(
            suppressed.GivenTime is { } time ? (long)time.TotalMilliseconds : GraceOf(Origin.Step),
            buffer.MaxRecords,
            buffer.MaxBytes,
            buffer.BufferFullStrategy == BUFFER_FULL_STRATEGY.EMIT,
            suppressed.SafeToDropTombstones,
            (long)(suppressed.WallClockBound ?? TimeSpan.Zero).TotalMilliseconds);
        var store = new StorePlan(storeName, _ => new TimeOrderedBuffer(storeName, buffer.LoggingEnabled)) { Logged = buffer.LoggingEnabled, LogConfig = buffer.Config };
        var (keys, values) = (suppressed.KeySerdes ?? KeySerdes, suppressed.ValueSerdes ?? ValueSerdes);
        var node = new SuppressPlan<K, V>(name, storeName, Plan, limits, suppressed.TimeDefinition, keys, values);
        // Look-ups see what downstream knows: the old value of what is held back.
        Plan.EnableSendingOldValues(true);
        var step = Graph.Append(new OperatorStep(node, store) { GivesVersioned = false }, Origin.Step);
        return new KTable<K, V>(Origin with { Step = step, Sources = [step.Name] }, node, null, KeySerdes, ValueSerdes);
    }

    // The grace period of the windows that the table's keys are in: that of the nearest windowed aggregation; of several branches, the longest.
    private static long GraceOf(Step step)
    {
        long? grace = Search(step);
        return grace ?? throw new TopologyException($"{step.Name} does not come from a windowed aggregation: until its windows close there is nothing to wait for");

        static long? Search(Step at) => at.GraceMs ?? at.Parents.Select(Search).Max();
    }
}
