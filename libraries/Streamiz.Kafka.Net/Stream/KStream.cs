using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="IKStream{K, V}"/>
internal sealed partial class KStream<K, V>(StreamOrigin origin, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes) : IKStream<K, V>
{
    private RepartitionStep<K, V>? _repartition;

    public StreamOrigin Origin { get; } = origin;

    public ISerDes<K>? KeySerdes { get; } = keySerdes;

    public ISerDes<V>? ValueSerdes { get; } = valueSerdes;

    public OperatorGraph Graph => Origin.Graph;

    public Step Step => Origin.Step;

    private Names Names => Origin.Graph.Names;

    public static KStream<K, V> Of(IKStream<K, V> stream) => stream as KStream<K, V> ?? throw new ArgumentException("the stream was not made by this library's builder", nameof(stream));

    public IKStream<K, V>[] Branch(params Func<K, V, IRecordContext, bool>[] predicates)
    {
        ArgumentNullException.ThrowIfNull(predicates);
        return Branch(null, predicates);
    }

    public IKStream<K, V>[] Branch(params Func<K, V, bool>[] predicates)
    {
        ArgumentNullException.ThrowIfNull(predicates);
        return Branch(null, predicates);
    }

    public IKStream<K, V>[] Branch(string? named, params Func<K, V, bool>[] predicates)
    {
        ArgumentNullException.ThrowIfNull(predicates);
        return Branch(named, [.. predicates.Select(p => new Func<K, V, IRecordContext, bool>((k, v, _) => p(k, v)))]);
    }

    public IKStream<K, V>[] Branch(string? named, params Func<K, V, IRecordContext, bool>[] predicates)
    {
        ArgumentNullException.ThrowIfNull(predicates);
        if (predicates.Length == 0) throw new ArgumentException("at least one predicate is needed", nameof(predicates));
        var plan = new BranchPlan<K, V>(Names.Processor(named, "KSTREAM-BRANCH-"));
        plan.Predicates.AddRange(predicates);
        var names = predicates.Select((_, i) => Names.Suffixed(named, $"-predicate-{i}", "KSTREAM-BRANCHCHILD-")).ToArray();
        var step = Graph.Append(new OperatorStep(plan), Step);
        return [.. names.Select(name => new KStream<K, V>(Origin with { Step = Graph.Append(new OperatorStep(new PassThroughPlan<K, V>(name)), step) }, KeySerdes, ValueSerdes))];
    }

    public IBranchedKStream<K, V> Split(string? named = null) => new BranchedKStream<K, V>(this, named);

    public IKStream<K, V> Filter(Func<K, V, IRecordContext, bool> predicate, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return After(new FilterPlan<K, V>(Names.Processor(named, Names.Filter), predicate, passing: true), KeySerdes, ValueSerdes);
    }

    public IKStream<K, V> Filter(Func<K, V, bool> predicate, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Filter((k, v, _) => predicate(k, v), named);
    }

    public IKStream<K, V> FilterNot(Func<K, V, IRecordContext, bool> predicate, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return After(new FilterPlan<K, V>(Names.Processor(named, Names.Filter), predicate, passing: false), KeySerdes, ValueSerdes);
    }

    public IKStream<K, V> FilterNot(Func<K, V, bool> predicate, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return FilterNot((k, v, _) => predicate(k, v), named);
    }

    public IKStream<KR, VR> FlatMap<KR, VR>(Func<K, V, IRecordContext, IEnumerable<KeyValuePair<KR, VR>>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return AfterNewKey<KR, VR>(new FlatMapPlan<K, V, KR, VR>(Names.Processor(named, "KSTREAM-FLATMAP-"), mapper), null, null);
    }

    public IKStream<KR, VR> FlatMap<KR, VR>(Func<K, V, IEnumerable<KeyValuePair<KR, VR>>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return FlatMap((k, v, _) => mapper(k, v), named);
    }

    public IKStream<KR, VR> FlatMap<KR, VR>(IKeyValueMapper<K, V, IEnumerable<KeyValuePair<KR, VR>>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return FlatMap(mapper.Apply, named);
    }

    public IKStream<K, VR> FlatMapValues<VR>(Func<K, V, IRecordContext, IEnumerable<VR>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return AfterNewValue<VR>(new FlatMapValuesPlan<K, V, VR>(Names.Processor(named, "KSTREAM-FLATMAPVALUES-"), mapper));
    }

    public IKStream<K, VR> FlatMapValues<VR>(Func<V, IRecordContext, IEnumerable<VR>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return FlatMapValues(new Func<K, V, IRecordContext, IEnumerable<VR>>((_, v, c) => mapper(v, c)), named);
    }

    public IKStream<K, VR> FlatMapValues<VR>(Func<K, V, IEnumerable<VR>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return FlatMapValues(new Func<K, V, IRecordContext, IEnumerable<VR>>((k, v, _) => mapper(k, v)), named);
    }

    public IKStream<K, VR> FlatMapValues<VR>(Func<V, IEnumerable<VR>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return FlatMapValues(new Func<K, V, IRecordContext, IEnumerable<VR>>((_, v, _) => mapper(v)), named);
    }

    public IKStream<K, VR> FlatMapValues<VR>(IValueMapper<V, IEnumerable<VR>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return FlatMapValues(new Func<K, V, IRecordContext, IEnumerable<VR>>((_, v, c) => mapper.Apply(v, c)), named);
    }

    public IKStream<K, VR> FlatMapValues<VR>(IValueMapperWithKey<K, V, IEnumerable<VR>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return FlatMapValues(new Func<K, V, IRecordContext, IEnumerable<VR>>(mapper.Apply), named);
    }

    public void Foreach(Action<K, V, IRecordContext> action, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        Graph.Append(new OperatorStep(new PeekPlan<K, V>(Names.Processor(named, "KSTREAM-FOREACH-"), action)), Step);
    }

    public void Foreach(Action<K, V> action, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        Foreach((k, v, _) => action(k, v), named);
    }

    public IKStream<KR, VR> Map<KR, VR>(Func<K, V, IRecordContext, KeyValuePair<KR, VR>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return AfterNewKey<KR, VR>(new MapPlan<K, V, KR, VR>(Names.Processor(named, "KSTREAM-MAP-"), mapper), null, null);
    }

    public IKStream<KR, VR> Map<KR, VR>(Func<K, V, KeyValuePair<KR, VR>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return Map((k, v, _) => mapper(k, v), named);
    }

    public IKStream<KR, VR> Map<KR, VR>(IKeyValueMapper<K, V, KeyValuePair<KR, VR>> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return Map(mapper.Apply, named);
    }

    public IKStream<K, VR> MapValues<VR>(Func<K, V, IRecordContext, VR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return AfterNewValue<VR>(new MapValuesPlan<K, V, VR>(Names.Processor(named, "KSTREAM-MAPVALUES-"), mapper));
    }

    public IKStream<K, VR> MapValues<VR>(Func<V, IRecordContext, VR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(new Func<K, V, IRecordContext, VR>((_, v, c) => mapper(v, c)), named);
    }

    public IKStream<K, VR> MapValues<VR>(Func<K, V, VR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(new Func<K, V, IRecordContext, VR>((k, v, _) => mapper(k, v)), named);
    }

    public IKStream<K, VR> MapValues<VR>(Func<V, VR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(new Func<K, V, IRecordContext, VR>((_, v, _) => mapper(v)), named);
    }

    public IKStream<K, VR> MapValues<VR>(IValueMapper<V, VR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(new Func<K, V, IRecordContext, VR>((_, v, c) => mapper.Apply(v, c)), named);
    }

    public IKStream<K, VR> MapValues<VR>(IValueMapperWithKey<K, V, VR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(new Func<K, V, IRecordContext, VR>(mapper.Apply), named);
    }

    public IKStream<K, V> Merge(IKStream<K, V> stream, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var other = Of(stream);
        var plan = new PassThroughPlan<K, V>(Names.Processor(named, "KSTREAM-MERGE-"));
        var step = Graph.Append(new OperatorStep(plan) { IsMerge = true }, Step, other.Step);
        var sources = Origin.Sources.Union(other.Origin.Sources, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return new KStream<K, V>(new StreamOrigin(Graph, step, sources, Origin.NeedsRepartition || other.Origin.NeedsRepartition), KeySerdes ?? other.KeySerdes, ValueSerdes ?? other.ValueSerdes);
    }

    public IKStream<K, V> Peek(Action<K, V, IRecordContext> action, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        return After(new PeekPlan<K, V>(Names.Processor(named, "KSTREAM-PEEK-"), action), KeySerdes, ValueSerdes);
    }

    public IKStream<K, V> Peek(Action<K, V> action, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Peek((k, v, _) => action(k, v), named);
    }

    public void Print(Printed<K, V> printed)
    {
        ArgumentNullException.ThrowIfNull(printed);
        string name = Names.Processor(printed.Name, "KSTREAM-PRINTER-");
        Graph.Append(new OperatorStep(new PeekPlan<K, V>(name, printed.Action(Step.Name))), Step);
    }

    public IKStream<K, V> Repartition(Repartitioned<K, V>? repartitioned = null)
    {
        var wanted = repartitioned ?? Repartitioned<K, V>.Empty();
        string prefix = wanted.Name is null ? Names.Processor("KSTREAM-REPARTITION-") : Names.Valid(wanted.Name);
        var keySerdes = wanted.KeySerdes ?? KeySerdes;
        var valueSerdes = wanted.ValueSerdes ?? ValueSerdes;
        var names = RepartitionNames.Of(prefix, Names);
        var step = Graph.Append(new RepartitionStep<K, V>(names, new SinkOptions<K, V>(keySerdes, valueSerdes, wanted.StreamPartitioner), wanted.Partitions) { IsOptimizable = false }, Step);
        if (wanted.Name is null) Graph.Implicit.AddRepartition(names.Topic);
        return new KStream<K, V>(new StreamOrigin(Graph, step, [step.Name], NeedsRepartition: false), keySerdes, valueSerdes);
    }

    public IKStream<KR, V> SelectKey<KR>(Func<K, V, IRecordContext, KR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return AfterNewKey(new SelectKeyPlan<K, V, KR>(Names.Processor(named, "KSTREAM-KEY-SELECT-"), mapper), null, ValueSerdes);
    }

    public IKStream<KR, V> SelectKey<KR>(Func<K, V, KR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return SelectKey((k, v, _) => mapper(k, v), named);
    }

    public IKStream<KR, V> SelectKey<KR>(IKeyValueMapper<K, V, KR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return SelectKey(mapper.Apply, named);
    }

    public IKStream<K, V> WithRecordTimestamp(Func<K, V, IRecordContext, long> timestampExtractor, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(timestampExtractor);
        return After(new WithTimestampPlan<K, V>(Names.Processor(named, "KSTREAM-TIMESTAMP-"), timestampExtractor), KeySerdes, ValueSerdes);
    }

    public IKStream<K, V> WithRecordTimestamp(Func<K, V, long> timestampExtractor, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(timestampExtractor);
        return WithRecordTimestamp((k, v, _) => timestampExtractor(k, v), named);
    }

    /// <summary>Sends the stream through a repartition topic, named after what needs it; merged with others of the same stream when optimizing.</summary>
    public KStream<K, V> Repartitioned(string prefix, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        var names = RepartitionNames.Of(prefix, Names);
        return Behind(Graph.Append(MakeRepartition(names, keySerdes, valueSerdes), Step), names, keySerdes, valueSerdes);
    }

    /// <summary>The same in front of a join. Names are counted every time, but an unnamed repartition of the same stream is there only once.</summary>
    public KStream<K, V> RepartitionedForJoin(string? named, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes)
    {
        var names = RepartitionNames.Of(named ?? Step.Name, Names);
        if (_repartition is null || (named ?? Step.Name) != Step.Name) _repartition = Graph.Append(MakeRepartition(names, keySerdes, valueSerdes), Step);
        return Behind(_repartition, names, keySerdes, valueSerdes);
    }

    private RepartitionStep<K, V> MakeRepartition(RepartitionNames names, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes) =>
        new(names, new SinkOptions<K, V>(keySerdes ?? KeySerdes, valueSerdes ?? ValueSerdes));

    private KStream<K, V> Behind(RepartitionStep<K, V> step, RepartitionNames names, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes) =>
        new(new StreamOrigin(Graph, step, [names.Source], NeedsRepartition: false), keySerdes ?? KeySerdes, valueSerdes ?? ValueSerdes);

    private KStream<K, V> After(Operator<K, V, K, V> plan, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes) =>
        new(Origin with { Step = Graph.Append(new OperatorStep(plan), Step) }, keySerdes, valueSerdes);

    private KStream<K, VR> AfterNewValue<VR>(Operator<K, V, K, VR> plan, ISerDes<VR>? valueSerdes = null) =>
        new(Origin with { Step = Graph.Append(new OperatorStep(plan) { ChangesValue = true }, Step) }, KeySerdes, valueSerdes);

    private KStream<KR, VR> AfterNewKey<KR, VR>(Operator<K, V, KR, VR> plan, ISerDes<KR>? keySerdes, ISerDes<VR>? valueSerdes) =>
        new(Origin with { Step = Graph.Append(new OperatorStep(plan) { ChangesKey = true }, Step), NeedsRepartition = true }, keySerdes, valueSerdes);
}
