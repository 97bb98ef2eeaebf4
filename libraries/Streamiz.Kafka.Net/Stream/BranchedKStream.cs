using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="IBranchedKStream{K, V}"/>
internal sealed class BranchedKStream<K, V> : IBranchedKStream<K, V>
{
    private readonly KStream<K, V> _source;
    private readonly BranchPlan<K, V> _plan;
    private readonly Step _step;
    private readonly Dictionary<string, IKStream<K, V>> _branches = new(StringComparer.Ordinal);

    public BranchedKStream(KStream<K, V> source, string? named)
    {
        _source = source;
        _plan = new BranchPlan<K, V>(source.Graph.Names.Processor(named, "KSTREAM-BRANCH-"));
        _step = source.Graph.Append(new OperatorStep(_plan), source.Step);
    }

    public IBranchedKStream<K, V> Branch(Func<K, V, bool> predicate, Branched<K, V>? branched = null) => Branch((k, v, _) => predicate(k, v), branched);

    public IBranchedKStream<K, V> Branch(Func<K, V, IRecordContext, bool> predicate, Branched<K, V>? branched = null)
    {
        _plan.Predicates.Add(predicate);
        Add(branched ?? Branched<K, V>.Unnamed(), _plan.Predicates.Count);
        return this;
    }

    public IReadOnlyDictionary<string, IKStream<K, V>> DefaultBranch(Branched<K, V>? branched = null)
    {
        Add(branched ?? Branched<K, V>.Unnamed(), 0);
        return _branches;
    }

    public IReadOnlyDictionary<string, IKStream<K, V>> NoDefaultBranch() => _branches;

    private void Add(Branched<K, V> branched, int number)
    {
        string name = Names.Valid(_plan.Name + (branched.Name ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        _source.Graph.Names.Processor(name);
        var step = _source.Graph.Append(new OperatorStep(new PassThroughPlan<K, V>(name)), _step);
        IKStream<K, V>? branch = new KStream<K, V>(_source.Origin with { Step = step }, _source.KeySerdes, _source.ValueSerdes);
        if (branched.Chain is not null) branch = branched.Chain(branch);
        if (branch is not null) _branches[name] = branch;
    }
}
