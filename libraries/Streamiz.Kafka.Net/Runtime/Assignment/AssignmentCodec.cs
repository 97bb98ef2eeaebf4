using System.Text.Json;
using System.Text.Json.Serialization;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime.Assignment;

/// <summary>What members tell each other through the group: small, seldom, and readable when something has to be found out. So it is JSON.</summary>
internal static class AssignmentCodec
{
    private const int Version = 1;

    public static byte[] WriteMember(MemberState member) => JsonSerializer.SerializeToUtf8Bytes(
        new MemberData(Version, member.ProcessId, Texts(member.Active), Texts(member.Stored), member.Server?.ToString(), member.Standby.Count == 0 ? null : Texts(member.Standby), member.AsksForShutdown ? true : null),
        AssignmentJson.Default.MemberData);

    public static MemberState ReadMember(string memberId, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return new MemberState(memberId, memberId, [], []);
        var data = Read(bytes, AssignmentJson.Default.MemberData);
        return new MemberState(memberId, data.Process, [.. data.Active.Select(Parse)], [.. data.Stored.Select(Parse)], HostInfo.TryRead(data.Server, out var server) ? server : null)
        {
            Standby = [.. (data.Standby ?? []).Select(Parse)],
            AsksForShutdown = data.Shutdown ?? false,
        };
    }

    /// <param name="tasks">The member's share.</param>
    /// <param name="common">What all are told; members of an earlier version give and expect nothing here.</param>
    public static byte[] WriteTasks(TaskSet tasks, CommonShare common) => JsonSerializer.SerializeToUtf8Bytes(
        new TaskData(
            Version,
            Texts(tasks.Active),
            Texts(tasks.Standby),
            common.Servers.Count == 0 ? null : [.. common.Servers.Select(s => new ServerData(s.Server.ToString(), Texts(s.Active), Texts(s.Standby)))],
            common.Topics is null ? null : new SortedDictionary<string, int>(common.Topics.ToDictionary(), StringComparer.Ordinal),
            common.IsShutdown ? true : null),
        AssignmentJson.Default.TaskData);

    public static TaskSet ReadTasks(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return TaskSet.None;
        var data = Read(bytes, AssignmentJson.Default.TaskData);
        return new TaskSet([.. data.Active.Select(Parse)], [.. data.Standby.Select(Parse)]);
    }

    /// <summary>What all members are told.</summary>
    public static CommonShare ReadCommon(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return new CommonShare([]);
        var data = Read(bytes, AssignmentJson.Default.TaskData);
        return new CommonShare(Servers(data.Servers ?? []), data.Topics, data.Shutdown ?? false);
    }

    /// <summary>A task id as it is written: <c>0_3</c>.</summary>
    public static bool TryParse(string text, out TaskId task)
    {
        task = new TaskId();
        int at = text.IndexOf('_', StringComparison.Ordinal);
        if (at <= 0 || !int.TryParse(text.AsSpan(0, at), out int id) || !int.TryParse(text.AsSpan(at + 1), out int partition)) return false;
        task = new TaskId { Id = id, Partition = partition };
        return true;
    }

    private static List<ServerTasks> Servers(ServerData[] servers)
    {
        var read = new List<ServerTasks>(servers.Length);
        foreach (var data in servers)
            if (HostInfo.TryRead(data.Server, out var server)) read.Add(new ServerTasks(server, [.. data.Active.Select(Parse)], [.. data.Standby.Select(Parse)]));
        return read;
    }

    private static string[] Texts(IEnumerable<TaskId> tasks) => [.. tasks.Select(t => t.ToString())];

    private static TaskId Parse(string text) => TryParse(text, out var task) ? task : throw new StreamsException($"the group gave a task named '{text}'");

    private static T Read<T>(ReadOnlySpan<byte> bytes, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new StreamsException("the group gave no data where some are due");
        }
        catch (JsonException e)
        {
            throw new StreamsException($"another member of the group does not speak this library's language: {e.Message}", e);
        }
    }

    internal sealed record MemberData(int Version, string Process, string[] Active, string[] Stored, string? Server = null, string[]? Standby = null, bool? Shutdown = null);

    internal sealed record TaskData(int Version, string[] Active, string[] Standby, ServerData[]? Servers = null, SortedDictionary<string, int>? Topics = null, bool? Shutdown = null);

    internal sealed record ServerData(string Server, string[] Active, string[] Standby);
}

/// <summary>How the group's data are written, known at build time.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AssignmentCodec.MemberData))]
[JsonSerializable(typeof(AssignmentCodec.TaskData))]
internal sealed partial class AssignmentJson : JsonSerializerContext;
