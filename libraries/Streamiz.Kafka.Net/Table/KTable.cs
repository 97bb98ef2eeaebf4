using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Table;

/// <inheritdoc cref="IKTable{K, V}"/>
internal sealed partial class KTable<K, V>(StreamOrigin origin, ITablePlan<K, V> plan, string? queryableName, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes) : IKTable<K, V>
{
    public StreamOrigin Origin { get; } = origin;

    /// <summary>How others look rows up, and whether old values are told.</summary>
    public ITablePlan<K, V> Plan { get; } = plan;

    public ISerDes<K>? KeySerdes { get; } = keySerdes;

    public ISerDes<V>? ValueSerdes { get; } = valueSerdes;

    public string? QueryableStoreName { get; } = queryableName;

    public OperatorGraph Graph => Origin.Graph;

    public Step Step => Origin.Step;

    private Names Names => Origin.Graph.Names;

    public static KTable<K, V> Of(IKTable<K, V> table) => table as KTable<K, V> ?? throw new ArgumentException("the table was not made by this library's builder", nameof(table));

    public IKStream<K, V> ToStream(string? named = null)
    {
        var toStream = new TableToStreamPlan<K, V>(Names.Processor(named, "KTABLE-TOSTREAM-"));
        return new KStream<K, V>(Origin with { Step = Graph.Append(new OperatorStep(toStream), Step), NeedsRepartition = false }, KeySerdes, ValueSerdes);
    }

    public IKStream<KR, V> ToStream<KR>(Func<K, V, IRecordContext, KR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return ToStream(named).SelectKey(mapper);
    }

    public IKStream<KR, V> ToStream<KR>(Func<K, V, KR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return ToStream(named).SelectKey(mapper);
    }

    public IKStream<KR, V> ToStream<KR>(IKeyValueMapper<K, V, KR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return ToStream(named).SelectKey(mapper);
    }
}
