using System.CommandLine;
using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Host.Cluster;
using Streamiz.Protocol.Errors;

namespace Streamiz.Host.CommandLine;

/// <summary><c>reset</c>: makes the application begin anew: its offsets, its internal topics and its state are deleted. Input and output topics stay.</summary>
internal static class ResetCommand
{
    private static readonly Option<bool> _execute = new("--execute") { Description = "Do it; without it, only say what would be deleted." };
    private static readonly Option<string[]> _set = new("--set") { Description = "A setting of the client, name=value. May be repeated." };

    public static Command Create()
    {
        var command = new Command("reset", "Delete the application's offsets, internal topics and local state, so that it begins anew. The host must be stopped; a cluster must run.")
        {
            ClusterOptions.Bootstrap, ClusterOptions.Data, ClusterOptions.ApplicationId, _execute, _set,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string application = parsed.GetValue(ClusterOptions.ApplicationId)!;
        string data = parsed.GetValue(ClusterOptions.Data)!;
        if (ClusterOptions.Running(parsed) is { } running) throw new StartException($"The host runs on {Path.GetFullPath(data)} (process {running.ProcessId}): stop it first.");
        if (parsed.GetValue(ClusterOptions.Bootstrap) is not { } bootstrap)
        {
            // The embedded broker's log is the host's alone: without it there is nothing left to reset.
            DeleteFolders(data, ["state", "broker"], parsed.GetValue(_execute));
            return Say(parsed);
        }
        using var client = new ClientThread(ClientOptionsReader.Read(bootstrap, SettingPairs.Read(parsed.GetValue(_set))));
        try
        {
            await ResetAsync(client, application, parsed.GetValue(_execute), cancellationToken).ConfigureAwait(false);
        }
        catch (KafkaException e)
        {
            throw new StartException($"The cluster at {bootstrap}: {e.Message}", e);
        }
        DeleteFolders(data, ["state"], parsed.GetValue(_execute));
        return Say(parsed);
    }

    private static async Task ResetAsync(ClientThread client, string application, bool execute, CancellationToken cancellationToken)
    {
        string[] topics = [.. (await client.AskAsync(c => c.Admin.ListTopics(), cancellationToken).ConfigureAwait(false)).Select(t => t.Name).Where(t => IsInternal(t, application))];
        foreach (string topic in topics) Console.WriteLine($"topic {topic}");
        Console.WriteLine($"group {application}");
        if (!execute) return;
        try
        {
            await client.AskAsync(c => c.Admin.DeleteGroup(application), cancellationToken).ConfigureAwait(false);
        }
        catch (KafkaException e) when (e.Code == ErrorCode.GroupIdNotFound)
        {
            // It never committed.
        }
        if (topics.Length == 0) return;
        foreach (Result result in await client.AskAsync(c => c.Admin.DeleteTopics(topics), cancellationToken).ConfigureAwait(false))
            if (result.Error is not null) throw result.Error;
    }

    private static bool IsInternal(string topic, string application) => topic.StartsWith(application + "-", StringComparison.Ordinal)
        && (topic.EndsWith("-changelog", StringComparison.Ordinal) || topic.EndsWith("-repartition", StringComparison.Ordinal));

    private static void DeleteFolders(string data, string[] names, bool execute)
    {
        foreach (string folder in names.Select(n => Path.Combine(data, n)).Where(Directory.Exists))
        {
            Console.WriteLine($"folder {Path.GetFullPath(folder)}");
            if (execute) Directory.Delete(folder, true);
        }
    }

    private static int Say(ParseResult parsed)
    {
        Console.WriteLine(parsed.GetValue(_execute) ? "deleted" : "nothing was deleted: add --execute");
        return 0;
    }
}
