namespace Streamiz.Kafka.Net.Plan;

/// <summary>
/// A node of the logical topology: one class per operator. The DSL appends these; naming, repartitioning, optimization and
/// description work on them; <see cref="PlanNode{K,V}"/> builds the running node.
/// </summary>
internal abstract class PlanNode(string name)
{
    public string Name { get; set; } = name;
}
