using System.CommandLine;
using Streamiz.Avro;
using Streamiz.Host.Schemas;
using Streamiz.SchemaRegistry;

namespace Streamiz.Host.CommandLine;

/// <summary><c>schemas list|check|register|diff</c>.</summary>
internal static class SchemaCommands
{
    private static readonly Option<bool> _json = new("--json") { Description = "Answer as JSON.", Recursive = true };
    private static readonly Option<string?> _subject = new("--subject", "-s") { Description = "Subject in the registry." };
    private static readonly Option<string?> _level = new("--level") { Description = "Level of compatibility, such as BACKWARD or FULL_TRANSITIVE." };
    private static readonly Argument<string[]> _files = new("file") { Description = "Schemas (.avsc).", Arity = ArgumentArity.OneOrMore };

    public static Command Create()
    {
        var command = new Command("schemas", "List, check, register and compare schemas.") { _json, List(), Check(), Register(), Diff() };
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Subjects with their versions.") { ClusterOptions.Registry, ClusterOptions.Data };
        command.SetAction((parsed, cancellationToken) => Of(parsed).ListAsync(cancellationToken));
        return command;
    }

    private static Command Check()
    {
        var command = new Command("check", "Say what would break; exit status 1 when something would.") { _files, _subject, _level, ClusterOptions.Registry, ClusterOptions.Data };
        command.SetAction((parsed, cancellationToken) => Of(parsed).CheckAsync(parsed.GetValue(_files)!, parsed.GetValue(_subject), Level(parsed), cancellationToken));
        return command;
    }

    private static Command Register()
    {
        var file = new Argument<string>("file") { Description = "The schema (.avsc)." };
        var subject = new Option<string>("--subject", "-s") { Description = "Subject in the registry.", Required = true };
        var command = new Command("register", "Register a schema under a subject.") { file, subject, ClusterOptions.Registry, ClusterOptions.Data };
        command.SetAction((parsed, cancellationToken) => Of(parsed).RegisterAsync(parsed.GetValue(file)!, parsed.GetValue(subject)!, cancellationToken));
        return command;
    }

    private static Command Diff()
    {
        var before = new Argument<string>("before") { Description = "A file, or subject:version." };
        var after = new Argument<string>("after") { Description = "A file, or subject:version." };
        var command = new Command("diff", "What changed between two schemas; exit status 1 when anything did.") { before, after, ClusterOptions.Registry, ClusterOptions.Data };
        command.SetAction((parsed, cancellationToken) => Of(parsed).DiffAsync(parsed.GetValue(before)!, parsed.GetValue(after)!, cancellationToken));
        return command;
    }

    private static SchemasCommand Of(ParseResult parsed) =>
        new(() => new SchemaRegistryClient(new SchemaRegistryOptions { Url = ClusterOptions.RegistryOf(parsed) }), Console.Out, parsed.GetValue(_json));

    private static CompatibilityLevel? Level(ParseResult parsed) => parsed.GetValue(_level) is { } text ? CompatibilityLevels.TryParse(text, out CompatibilityLevel level) ? level
        : throw new StartException($"--level is not known: {text}.") : null;
}
