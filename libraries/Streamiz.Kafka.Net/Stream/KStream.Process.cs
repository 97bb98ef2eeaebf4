using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Stream;

/// <content>Processors of the user's.</content>
internal sealed partial class KStream<K, V>
{
    public void Process(ProcessorSupplier<K, V> processorSupplier, string? named = null, params string[] storeNames)
    {
        ArgumentNullException.ThrowIfNull(processorSupplier);
        Through<K, V>("KSTREAM-PROCESSOR-", () => new ProcessorAdapter<K, V>(processorSupplier.Make!()), processorSupplier.StoreBuilder, named, storeNames);
    }

    public IKStream<KR, VR> Process<KR, VR>(Func<IProcessor<K, V, KR, VR>> processorSupplier, string? named = null, params string[] storeNames)
    {
        ArgumentNullException.ThrowIfNull(processorSupplier);
        return Through("KSTREAM-PROCESSOR-", processorSupplier, null, named, storeNames);
    }

    public IKStream<K, VR> ProcessValues<VR>(Func<IFixedKeyProcessor<K, V, VR>> processorSupplier, string? named = null, params string[] storeNames)
    {
        ArgumentNullException.ThrowIfNull(processorSupplier);
        var plan = new FixedKeyProcessorPlan<K, V, VR>(NameOf(named, "KSTREAM-PROCESSVALUES-"), processorSupplier);
        return new KStream<K, VR>(Origin with { Step = Graph.Append(new OperatorStep(plan) { Uses = storeNames }, Step) }, KeySerdes, null);
    }

    public IKStream<K1, V1> Transform<K1, V1>(TransformerSupplier<K, V, K1, V1> transformerSupplier, string? named = null, params string[] storeNames)
    {
        ArgumentNullException.ThrowIfNull(transformerSupplier);
        return Through("KSTREAM-TRANSFORM-", () => new TransformerAdapter<K, V, K1, V1>(transformerSupplier.Make!()), transformerSupplier.StoreBuilder, named, storeNames);
    }

    public IKStream<K, V1> TransformValues<V1>(TransformerSupplier<K, V, K, V1> transformerSupplier, string? named = null, params string[] storeNames)
    {
        ArgumentNullException.ThrowIfNull(transformerSupplier);
        static Record<K, V1> UnderOldKey(Record<K, V> record, Record<K, V1> result) => result.WithKey(record.Key);
        var plan = new ProcessorPlan<K, V, K, V1>(
            Names.Processor(named, "KSTREAM-TRANSFORMVALUES-"), () => new TransformerAdapter<K, V, K, V1>(transformerSupplier.Make!(), UnderOldKey));
        return new KStream<K, V1>(Origin with { Step = Graph.Append(StepOf(plan, transformerSupplier.StoreBuilder, storeNames), Step) }, KeySerdes, null);
    }

    // Unlike with other operators a given name uses up no number.
    private string NameOf(string? named, string prefix) => named is null ? Names.Processor(prefix) : Names.Valid(named);

    private static OperatorStep StepOf(PlanNode plan, IStoreBuilder? store, string[] storeNames) =>
        new(plan, store is null ? [] : [StoreChoice.Of(store)]) { Uses = storeNames };

    private KStream<KR, VR> Through<KR, VR>(string prefix, Func<IProcessor<K, V, KR, VR>> supplier, IStoreBuilder? store, string? named, string[] storeNames)
    {
        var plan = new ProcessorPlan<K, V, KR, VR>(NameOf(named, prefix), supplier);
        return new KStream<KR, VR>(Origin with { Step = Graph.Append(StepOf(plan, store, storeNames), Step), NeedsRepartition = true }, null, null);
    }
}
