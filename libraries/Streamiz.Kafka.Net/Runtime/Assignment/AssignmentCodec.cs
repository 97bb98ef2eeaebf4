using System.Text.Json;
using System.Text.Json.Serialization;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net.Runtime.Assignment;

/// <summary>What members tell each other through the group: small, seldom, and readable when something has to be found out. So it is JSON.</summary>
internal static class AssignmentCodec
{
    private const int Version = 1;

    public static byte[] WriteMember(MemberState member) => JsonSerializer.SerializeToUtf8Bytes(
        new MemberData(Version, member.ProcessId, [.. member.Active.Select(t => t.ToString())], [.. member.Stored.Select(t => t.ToString())]),
        AssignmentJson.Default.MemberData);

    public static MemberState ReadMember(string memberId, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return new MemberState(memberId, memberId, [], []);
        var data = Read(bytes, AssignmentJson.Default.MemberData);
        return new MemberState(memberId, data.Process, [.. data.Active.Select(Parse)], [.. data.Stored.Select(Parse)]);
    }

    public static byte[] WriteTasks(TaskSet tasks) => JsonSerializer.SerializeToUtf8Bytes(
        new TaskData(Version, [.. tasks.Active.Select(t => t.ToString())], [.. tasks.Standby.Select(t => t.ToString())]),
        AssignmentJson.Default.TaskData);

    public static TaskSet ReadTasks(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return TaskSet.None;
        var data = Read(bytes, AssignmentJson.Default.TaskData);
        return new TaskSet([.. data.Active.Select(Parse)], [.. data.Standby.Select(Parse)]);
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

    internal sealed record MemberData(int Version, string Process, string[] Active, string[] Stored);

    internal sealed record TaskData(int Version, string[] Active, string[] Standby);
}

/// <summary>How the group's data are written, known at build time.</summary>
[JsonSerializable(typeof(AssignmentCodec.MemberData))]
[JsonSerializable(typeof(AssignmentCodec.TaskData))]
internal sealed partial class AssignmentJson : JsonSerializerContext;
