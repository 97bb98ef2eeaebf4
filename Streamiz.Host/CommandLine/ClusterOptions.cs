using System.CommandLine;
using Streamiz.Host.Startup;

namespace Streamiz.Host.CommandLine;

/// <summary>Where things are, the same under all commands. Without an address the running host's own is taken, found through its folder of data.</summary>
internal static class ClusterOptions
{
    public static Option<string?> Bootstrap { get; } = new("--bootstrap", "-b") { Description = "Addresses of a Kafka cluster; without it the broker within the host." };

    public static Option<string?> Registry { get; } = new("--registry", "-r") { Description = "Address of a schema registry; without it the one within the host." };

    public static Option<string> Data { get; } = new("--data", "-d") { Description = "Folder of everything the host keeps.", DefaultValueFactory = _ => "data" };

    public static Option<string> ApplicationId { get; } = new("--application-id") { Description = "Consumer group, and the beginning of internal topics' names.", DefaultValueFactory = _ => "flights" };

    public static string BootstrapOf(ParseResult parsed) =>
        parsed.GetValue(Bootstrap) ?? Running(parsed)?.Bootstrap ?? throw NotRunning(parsed, "--bootstrap");

    public static string RegistryOf(ParseResult parsed) =>
        parsed.GetValue(Registry) ?? Running(parsed)?.Registry ?? throw NotRunning(parsed, "--registry");

    public static RunningAddresses? Running(ParseResult parsed) => RunningAddresses.Find(parsed.GetValue(Data)!);

    public static StartException NotRunning(ParseResult parsed, string option) =>
        new($"No host runs on {Path.GetFullPath(parsed.GetValue(Data)!)}: start one (run), or say where with {option}.");
}
