namespace Streamiz.Broker.Topics;

internal sealed class Topic(string name, Guid id)
{
    public string Name { get; } = name;

    public Guid Id { get; } = id;

    public List<Partition> Partitions { get; } = [];

    /// <summary>What the topic sets itself; the broker's settings and defaults stand behind it.</summary>
    public Dictionary<string, string> Configs { get; set; } = new(StringComparer.Ordinal);

    public bool IsInternal => Name is TopicStore.OffsetsTopic or TopicStore.TransactionsTopic;

    public Partition? Find(int index) => (uint)index < (uint)Partitions.Count ? Partitions[index] : null;
}
