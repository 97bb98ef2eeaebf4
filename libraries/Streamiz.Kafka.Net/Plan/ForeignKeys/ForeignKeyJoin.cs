using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.ForeignKeys;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>
/// A foreign-key join of two tables. Left rows subscribe to right rows through a topic partitioned as the right table; answers come back
/// through one partitioned as the left table, and are joined there.
/// </summary>
internal sealed class ForeignKeyJoin<K, V, KO, VO, VR>(ForeignKeyNames names, Func<K, V, KO> foreignKeyOf, Func<K, V, VO, VR> joiner, bool left)
{
    private static readonly FailOnInvalidTimestamp Clock = new();

    public required ITablePlan<K, V> Left { get; init; }

    public required ITablePlan<KO, VO> Right { get; init; }

    public required IReadOnlyList<string> LeftStores { get; init; }

    public required IReadOnlyList<string> RightStores { get; init; }

    public ISerDes<K>? LeftKeys { get; init; }

    public ISerDes<V>? LeftValues { get; init; }

    public ISerDes<KO>? RightKeys { get; init; }

    public ISerDes<VO>? RightValues { get; init; }

    /// <summary>The left table's changes become subscriptions, and go into their topic.</summary>
    public Step SendStep() => new VersionedStep(names.Send, ignores => (topology, parents) =>
    {
        topology.AddRepartitionTopic(new RepartitionTopic(names.RequestTopic, null));
        topology.AddRepartitionTopic(new RepartitionTopic(names.ResponseTopic, null));
        topology.Add(
            new MadePlan<K, Change<V>, KO, Subscription<K>>(names.Send, (build, user, next) => new SubscriptionSend<K, V, KO>(
                user, foreignKeyOf, build.Serdes.Key(RightKeys, names.RequestTopic), build.Serdes.Value(LeftValues, names.RequestTopic), new ForeignKeyJoinKind(left, ignores), next)),
            parents);
        topology.Add(new SinkPlan<KO, Subscription<K>>(names.RequestSink, names.RequestTopic, new SinkOptions<KO, Subscription<K>>(RightKeys, Subscriptions())), names.Send);
    });

    /// <summary>Subscriptions come out of their topic beside the right table.</summary>
    public Step RequestStep() => new WritingStep(names.RequestSource, (topology, _) => topology.AddSource(
        new SourcePlan<KO, Subscription<K>>(names.RequestSource, [names.RequestTopic], new SourceOptions<KO, Subscription<K>>(RightKeys, Subscriptions(), Clock))));

    /// <summary>Subscriptions are kept.</summary>
    public Step ReceiveStep() => new WritingStep(names.Receive, (topology, parents) =>
    {
        topology.Add(
            new MadePlan<KO, Subscription<K>, KO, Subscription<K>>(names.Receive, (build, user, next) => new SubscriptionReceive<KO, K>(user, Store(build), Keys(build), next)), parents);
        var spec = new StoreSpec { Name = names.Store, Kind = StoreKind.TimestampedKeyValue, LogsHeaders = true };
        topology.AddStore(StorePlans.Plain(spec, new ByteArraySerDes(), Subscriptions()), names.Receive);
    });

    /// <summary>Subscriptions are answered.</summary>
    public Step AnswerStep() => new WritingStep(names.Answer, (topology, parents) =>
    {
        topology.Add(new MadePlan<KO, Subscription<K>, K, Answer<VO>>(names.Answer, (build, _, next) => new SubscriptionAnswer<KO, VO, K>(Right.BuildView(build), next)), parents);
        topology.ConnectStores(names.Answer, RightStores);
    });

    /// <summary>The right table's changes go to those who have subscribed.</summary>
    public Step ForeignStep() => new VersionedStep(names.Foreign, ignores => (topology, parents) =>
    {
        topology.Add(
            new MadePlan<KO, Change<VO>, K, Answer<VO>>(names.Foreign, (build, user, next) => new ForeignTableJoin<KO, VO, K>(user, Store(build), Keys(build), ignores, next)), parents);
        topology.ConnectStores(names.Foreign, [names.Store]);
    });

    /// <summary>Answers go through their topic.</summary>
    public Step ResponseStep() => new WritingStep(names.ResponseSource, (topology, parents) =>
    {
        var partitioner = new AnswerPartitioner<K, VO>();
        topology.Add(new SinkPlan<K, Answer<VO>>(names.ResponseSink, names.ResponseTopic, new SinkOptions<K, Answer<VO>>(LeftKeys, Answers(), partitioner)), parents);
        topology.AddSource(new SourcePlan<K, Answer<VO>>(names.ResponseSource, [names.ResponseTopic], new SourceOptions<K, Answer<VO>>(LeftKeys, Answers(), Clock)));
    });

    /// <summary>Answers meet the left rows that asked.</summary>
    public Step ResolveStep() => new WritingStep(names.Resolve, (topology, parents) =>
    {
        topology.Add(
            new MadePlan<K, Answer<VO>, K, VR>(names.Resolve, (build, user, next) => new AnswerJoin<K, V, VO, VR>(
                user, Left.BuildView(build), build.Serdes.Value(LeftValues, names.RequestTopic), joiner, left, next)),
            parents);
        topology.ConnectStores(names.Resolve, LeftStores);
    });

    private ITableFace<byte[], Subscription<K>> Store(TaskBuild build) => build.Store<ITableFace<byte[], Subscription<K>>>(names.Store);

    private CombinedKey<KO, K> Keys(TaskBuild build) => new(build.Serdes.Key(RightKeys, names.RequestTopic), build.Serdes.Key(LeftKeys, names.RequestTopic));

    private SubscriptionSerDes<K> Subscriptions() => new(LeftKeys);

    private AnswerSerDes<VO> Answers() => new(RightValues);
}
