using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>The description of the topology, with Kafka Streams' text.</summary>
internal sealed partial class LogicalTopology
{
    public TopologyDescription Describe() => new(
        [.. SubTopologies.Where(s => !s.IsGlobal).Select(s => new SubTopologyDescription(s.Id, DescribeNodes(s)))],
        [.. SubTopologies.Where(s => s.IsGlobal).Select(s => new GlobalStoreDescription(s.Id, DescribeNodes(s)))]);

    private static List<NodeDescription> DescribeNodes(SubTopology part)
    {
        var byName = new Dictionary<string, NodeDescription>(StringComparer.Ordinal);
        foreach (var node in part.Nodes) byName.Add(node.Name, DescribeNode(node));

        // Weights grow while edges are added, and neighbours are placed by their weight of that moment: the order of adding shows.
        foreach (string name in JavaOrder.OfMap(part.Nodes.Select(n => n.Name)))
        {
            var described = byName[name];
            foreach (var parent in part.Nodes.First(n => n.Name == name).Parents)
            {
                var before = byName[parent.Name];
                described.AddPrevious(before);
                before.AddNext(described);
                before.Weigh(described.Weight);
            }
        }

        var all = byName.Values.ToList();
        all.Sort(NodeDescription.ByWeight);
        return all;
    }

    private static NodeDescription DescribeNode(PlanNode node) => node switch
    {
        ISourcePlan source => new SourceNodeDescription(source),
        ISinkPlan sink => new SinkNodeDescription(sink),
        _ => new ProcessorNodeDescription(node.Name, node.Stores),
    };
}
