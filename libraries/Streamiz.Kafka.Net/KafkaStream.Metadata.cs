using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.Runtime;
using Streamiz.Kafka.Net.Runtime.Assignment;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net;

/// <content>Who has what: the instances of the application, as the group last shared its work.</content>
public sealed partial class KafkaStream
{
    /// <summary>
    /// All instances that have an <c>application.server</c>, with what they work on as the work was last shared. Empty while that is not known, and when no instance has one.
    /// </summary>
    /// <exception cref="InvalidStateStoreException">The instance is not at work.</exception>
    public IReadOnlyCollection<StreamsMetadata> MetadataForAllStreamsClients()
    {
        var application = Working();
        return [.. application.Placement.Servers.Select(s => MetadataOf(application, s))];
    }

    /// <summary>The instances of <see cref="MetadataForAllStreamsClients"/> that work on a store's tasks or keep copies of them; all of them for a global store.</summary>
    /// <param name="storeName">The store's name; for one that the topology does not have nothing is found.</param>
    /// <exception cref="InvalidStateStoreException">The instance is not at work.</exception>
    public IReadOnlyCollection<StreamsMetadata> StreamsMetadataForStore(string storeName)
    {
        ArgumentNullException.ThrowIfNull(storeName);
        return [.. MetadataForAllStreamsClients().Where(m => m.StateStoreNames.Contains(storeName) || m.StandbyStateStoreNames.Contains(storeName))];
    }

    /// <summary>
    /// Who has a key: its partition is the one that Kafka's own partitioner gives it, among as many as the store has tasks. A store that is filled through a
    /// partitioner of the user's own has its keys elsewhere.
    /// </summary>
    /// <param name="storeName">The store's name.</param>
    /// <param name="key">The key; for a store with windows the key without its window.</param>
    /// <param name="keySerDes">Writes the key as it is in the topic that the store is filled from; initialized by the caller where it needs that.</param>
    /// <returns><see cref="KeyQueryMetadata.NotAvailable"/> while it is not known how the work is shared.</returns>
    /// <exception cref="InvalidStateStoreException">The instance is not at work, or the topology has no such store.</exception>
    public KeyQueryMetadata QueryMetadataForKey<K>(string storeName, K key, ISerDes<K> keySerDes)
    {
        ArgumentNullException.ThrowIfNull(storeName);
        ArgumentNullException.ThrowIfNull(keySerDes);
        var application = Working();
        if (!application.Placement.IsKnown) return KeyQueryMetadata.NotAvailable;
        if (_topology.GlobalStores.ContainsKey(storeName)) return new KeyQueryMetadata(HostInfo.BuildFromEndpoint(_config.ApplicationServer) ?? HostInfo.Unavailable, new HashSet<HostInfo>(), -1);
        var part = _topology.SubTopologies.FirstOrDefault(s => !s.IsGlobal && s.Stores.Any(store => store.Name == storeName))
            ?? throw new InvalidStateStoreException($"the topology has no store {storeName}");
        byte[] bytes = keySerDes.Serialize(key, new SerializationContext(MessageComponentType.Key, application.Topics.SourcesOf(part).FirstOrDefault() ?? "")) ?? [];
        var task = new TaskId { Id = part.Id, Partition = Partitioning.Of(bytes, Math.Max(1, application.Topics.TasksOf(part))) };
        var active = application.Placement.Servers.FirstOrDefault(s => s.Active.Contains(task))?.Server ?? HostInfo.Unavailable;
        return new KeyQueryMetadata(active, application.Placement.Servers.Where(s => s.Standby.Contains(task)).Select(s => s.Server).ToHashSet(), task.Partition);
    }

    /// <summary>
    /// The partitions of a store that no instance can be asked for, as the work was last shared: they are with instances that have no <c>application.server</c>, or that this one
    /// is not told of. Whoever puts a list together from all instances can say by it what is lacking. Empty while it is not known how the work is shared. (Ours.)
    /// </summary>
    /// <param name="storeName">The store's name; for a global store, and for one that the topology does not have, nothing is lacking.</param>
    /// <exception cref="InvalidStateStoreException">The instance is not at work.</exception>
    public IReadOnlyCollection<int> PartitionsWithoutHost(string storeName)
    {
        ArgumentNullException.ThrowIfNull(storeName);
        var application = Working();
        if (!application.Placement.IsKnown || _topology.SubTopologies.FirstOrDefault(s => !s.IsGlobal && s.Stores.Any(store => store.Name == storeName)) is not { } part) return [];
        var held = application.Placement.Servers.SelectMany(s => s.Active).Where(t => t.Id == part.Id).Select(t => t.Partition);
        return [.. Enumerable.Range(0, application.Topics.TasksOf(part)).Except(held)];
    }

    private StreamApplication Working() => CurrentState.IsRunning() && _application is { } application ? application
        : throw new InvalidStateStoreException($"the instance is {CurrentState}, and does not know how the work is shared");

    private StreamsMetadata MetadataOf(StreamApplication application, ServerTasks server) => new(server.Server)
    {
        StateStoreNames = server.Active.Select(t => t.Id).Distinct().SelectMany(id => Part(id).Stores).Select(s => s.Name).Concat(_topology.GlobalStores.Keys).ToHashSet(StringComparer.Ordinal),
        TopicPartitions = Inputs(application, server.Active),
        StandbyStateStoreNames = server.Standby.Select(t => t.Id).Distinct().SelectMany(id => Part(id).LoggedStores).Select(s => s.Name).ToHashSet(StringComparer.Ordinal),
        StandbyTopicPartitions = Inputs(application, server.Standby),
    };

    private HashSet<TopicPartition> Inputs(StreamApplication application, IEnumerable<TaskId> tasks) => [.. from task in tasks
        from topic in application.Topics.SourcesOf(Part(task.Id))
        where application.Topics.PartitionsOf(topic) > task.Partition
        select new TopicPartition(topic, task.Partition)];

    private SubTopology Part(int id) => _topology.SubTopologies[id];
}
