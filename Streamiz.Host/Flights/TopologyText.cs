using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Streamiz.Host.Flights;

/// <summary>Reads the text of <c>Topology.Describe()</c>, which is Kafka Streams', into a graph, and draws the graph as Mermaid.</summary>
internal static partial class TopologyText
{
    public static TopologyView Parse(string description)
    {
        var subs = new List<SubTopologyView>();
        List<TopologyNode>? nodes = null;
        foreach (string raw in description.Split('\n'))
        {
            string line = raw.Trim();
            if (SubLine().Match(line) is { Success: true } sub)
            {
                nodes = [];
                subs.Add(new SubTopologyView(int.Parse(sub.Groups[1].ValueSpan, CultureInfo.InvariantCulture), nodes));
            }
            else if (nodes is not null && NodeLine().Match(line) is { Success: true } node) nodes.Add(Node(node));
            else if (nodes is { Count: > 0 } && line.StartsWith("-->", StringComparison.Ordinal))
                nodes[^1] = nodes[^1] with { Successors = Names(line[3..]) };
        }
        return new TopologyView(description, subs);
    }

    /// <summary>The graph in Mermaid's words: topics as stadiums, stores as cylinders.</summary>
    public static string ToMermaid(TopologyView view)
    {
        var text = new StringBuilder("flowchart TB\n");
        foreach (SubTopologyView sub in view.SubTopologies)
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph sub{sub.Id}[Sub-topology {sub.Id}]\n");
            foreach (TopologyNode node in sub.Nodes)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {Id(node.Name)}[\"{node.Name}\"]\n");
                foreach (string store in node.Stores)
                    text.Append(CultureInfo.InvariantCulture, $"    {Id(store)}[(\"{store}\")] --- {Id(node.Name)}\n");
                foreach (string next in node.Successors) text.Append(CultureInfo.InvariantCulture, $"    {Id(node.Name)} --> {Id(next)}\n");
            }
            text.Append("  end\n");
            foreach (TopologyNode node in sub.Nodes)
            {
                foreach (string topic in node.Topics)
                {
                    string stadium = $"t_{Id(topic)}([\"{topic}\"])";
                    text.Append(node.Type == "source" ? $"  {stadium} --> {Id(node.Name)}\n" : $"  {Id(node.Name)} --> {stadium}\n");
                }            }
        }
        return text.ToString();
    }

    private static TopologyNode Node(Match node)
    {
        string type = node.Groups["type"].Value.ToLowerInvariant();
        IReadOnlyList<string> inside = Names(node.Groups["inside"].Value);
        bool processor = type == "processor";
        return new TopologyNode(node.Groups["name"].Value, type, processor ? [] : inside, processor ? inside : [], []);
    }

    private static string[] Names(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(n => n != "none")];

    private static string Id(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    [GeneratedRegex(@"^Sub-topology: (\d+)")]
    private static partial Regex SubLine();

    [GeneratedRegex(@"^(?<type>Source|Processor|Sink):\s+(?<name>\S+)\s+\((?:topics?|stores|extractor class):\s*\[?(?<inside>[^\])]*)\]?\)")]
    private static partial Regex NodeLine();
}
