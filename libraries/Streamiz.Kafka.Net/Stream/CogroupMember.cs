using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>One grouped stream of a cogroup, whatever the type of its values.</summary>
internal abstract class CogroupMember<K, VR>
{
    public abstract StreamOrigin Origin { get; }

    public abstract SerDes.ISerDes<K>? KeySerdes { get; }

    /// <summary>The stream placed by its keys, under a repartition topic of its own if one is needed.</summary>
    public abstract Step Place(string storeName, bool storeNameIsGenerated);

    public abstract (PlanNode Node, ITablePlan<K, VR> Table) Plain(string name, string storeName, Func<VR> initializer);

    public abstract (PlanNode Node, ITablePlan<Windowed<K>, VR> Table) Windowed(string name, string storeName, Func<VR> initializer, WindowChoice windows);

    public abstract (PlanNode Node, ITablePlan<Windowed<K>, VR> Table) Session(string name, string storeName, Func<VR> initializer, SessionWindowOptions windows, SessionMerging<K, VR> merging);
}
