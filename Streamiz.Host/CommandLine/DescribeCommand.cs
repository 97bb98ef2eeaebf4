using System.CommandLine;
using System.Text.Json;
using Streamiz.Host.Flights;
using Streamiz.Host.Startup;

namespace Streamiz.Host.CommandLine;

/// <summary><c>describe</c>: the topology as text, Mermaid or JSON. Needs no cluster.</summary>
internal static class DescribeCommand
{
    private static readonly Option<string> _format = new("--format", "-f") { Description = "text, mermaid or json.", DefaultValueFactory = _ => "text" };

    public static Command Create()
    {
        var command = new Command("describe", "Show the topology.") { _format };
        foreach (Option option in TopologyCommandOptions.All) command.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string text = FlightEngine.Describe(TopologyCommandOptions.Read(parsed));
        Console.WriteLine(parsed.GetValue(_format) switch
        {
            "text" => text,
            "mermaid" => TopologyText.ToMermaid(TopologyText.Parse(text)),
            "json" => JsonSerializer.Serialize(TopologyText.Parse(text), HostJson.Options),
            string other => throw new StartException($"--format must be text, mermaid or json, but is {other}."),
            null => throw new StartException("--format must be text, mermaid or json."),
        });
        return 0;
    }
}
