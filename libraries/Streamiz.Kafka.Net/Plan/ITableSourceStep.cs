namespace Streamiz.Kafka.Net.Plan;

/// <summary>A table's source, whose topic can take the place of the changelog.</summary>
internal interface ITableSourceStep
{
    void ReuseSourceTopic();
}
