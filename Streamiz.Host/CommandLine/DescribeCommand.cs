using System.CommandLine;
using System.Text.Json;
using Streamiz.Host.Flights;
using Streamiz.Host.Startup;

namespace Streamiz.Host.CommandLine;

/// <summary>
/// <c>describe</c>: the topology as text, Mermaid or JSON; or, beside an earlier description, what would become of the state there is. Needs no cluster.
/// </summary>
internal static class DescribeCommand
{
    private static readonly Option<string> _format = new("--format", "-f") { Description = "text, mermaid or json.", DefaultValueFactory = _ => "text" };

    private static readonly Option<FileInfo?> _against = new("--against")
    {
        Description = "A description printed earlier (text or json): show what the topology would orphan, move and begin anew, and fail if it orphans anything.",
    };

    public static Command Create()
    {
        var command = new Command("describe", "Show the topology.") { _format, _against };
        foreach (Option option in TopologyCommandOptions.All) command.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string text = FlightEngine.Describe(TopologyCommandOptions.Read(parsed));
        if (parsed.GetValue(_against) is { } file) return Compare(Earlier(file), TopologyText.Parse(text));
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

    private static int Compare(TopologyView before, TopologyView now)
    {
        var difference = TopologyDifference.Of(before, now);
        Console.WriteLine(difference);
        return difference.Lost.Count == 0 ? 0 : 1;
    }

    private static TopologyView Earlier(FileInfo file)
    {
        if (!file.Exists) throw new StartException($"--against: there is no file {file.FullName}.");
        string text = File.ReadAllText(file.FullName);
        try
        {
            if (text.TrimStart().StartsWith('{')) text = JsonSerializer.Deserialize<TopologyView>(text, HostJson.Options)?.Description ?? "";
        }
        catch (JsonException e)
        {
            throw new StartException($"--against: {file.FullName} cannot be read: {e.Message}", e);
        }

        TopologyView view = TopologyText.Parse(text);
        return view.SubTopologies.Count > 0 ? view : throw new StartException($"--against: {file.FullName} describes no topology.");
    }
}
