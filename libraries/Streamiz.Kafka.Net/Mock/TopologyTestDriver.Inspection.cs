using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Runtime;

namespace Streamiz.Kafka.Net.Mock;

/// <content>What the engine's own tests look at.</content>
public partial class TopologyTestDriver
{
    /// <summary>Everything produced, to internal topics too, in order.</summary>
    internal IReadOnlyList<CapturedRecord> Produced => _sink.Records;

    /// <summary>All state stores by name, those of the library and the user's own.</summary>
    internal IReadOnlyDictionary<string, IStateStore> StateStores => _task.Context.Stores;

    /// <summary>Records left out so far.</summary>
    internal long DroppedRecords => _task.Context.DroppedRecords + (_global?.Context.DroppedRecords ?? 0);

    /// <summary>Internal topics with their settings, by name.</summary>
    internal IReadOnlyList<InternalTopic> InternalTopics => InternalTopic.Of(_topology, _config);

    /// <summary>The topology as built.</summary>
    internal LogicalTopology LogicalTopology => _topology;
}
