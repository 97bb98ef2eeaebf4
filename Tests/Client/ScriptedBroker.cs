using System.Buffers.Binary;
using Streamiz.Client.Wires;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Tests;

/// <summary>The other end of the wires: answers each request as the test says, when the test calls <see cref="Serve"/>. What no real node can be brought to say is said here.</summary>
public sealed class ScriptedBroker
{
    public const int Node = 7;

    private readonly List<(PipeEnd Wire, List<byte> Received)> _wires = [];
    private readonly Dictionary<Api, Func<IMessageBody, short, IMessageBody?>> _answers = [];

    public ScriptedBroker()
    {
        On<ApiVersionsRequest>(Api.ApiVersions, (_, _) => new ApiVersionsResponse
        {
            ApiKeys = [.. ApiTable.All.ToArray().Select(a => new ApiVersionsResponse.ApiVersion { ApiKey = (short)a.Key, MinVersion = a.MinVersion, MaxVersion = Highest.GetValueOrDefault(a.Key, a.MaxVersion) })],
        });
        On<MetadataRequest>(Api.Metadata, (request, _) => new MetadataResponse
        {
            ControllerId = Node,
            Brokers = [new() { NodeId = Node, Host = "scripted", Port = 1 }],
            Topics = [.. (request.Topics ?? []).Select(t => new MetadataResponse.MetadataResponseTopic { Name = t.Name, TopicId = IdOf(t.Name!), Partitions = [new() { PartitionIndex = 0, LeaderId = Node, LeaderEpoch = 5 }] })],
        });
        On<FindCoordinatorRequest>(Api.FindCoordinator, (request, _) => new FindCoordinatorResponse
        {
            Coordinators = [.. request.CoordinatorKeys.Select(k => new FindCoordinatorResponse.Coordinator { Key = k, NodeId = Node, Host = "scripted", Port = 1 })],
        });
    }

    /// <summary>Versions beyond which the node does not go.</summary>
    public Dictionary<Api, short> Highest { get; } = [];

    public static Guid IdOf(string topic) => new(topic.GetHashCode(StringComparison.Ordinal), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    public KafkaClient NewClient() => new(new ClientOptions { BootstrapServers = "scripted:1" }, new PipeNetwork(wire => _wires.Add((wire, []))));

    /// <summary>How requests of an API are answered; null leaves one without an answer.</summary>
    public void On<T>(Api api, Func<T, short, IMessageBody?> answer)
        where T : class, IMessageBody => _answers[api] = (request, version) => answer((T)request, version);

    public void CutAll()
    {
        foreach (var (wire, _) in _wires) wire.Dispose();
    }

    /// <summary>Answers what has come.</summary>
    public void Serve()
    {
        byte[] buffer = new byte[64 * 1024];
        foreach (var (wire, received) in _wires.ToArray())
        {
            for (int count; (count = wire.Receive(buffer)) > 0;) received.AddRange(buffer[..count]);
            while (received.Count >= 4 && BinaryPrimitives.ReadInt32BigEndian(received.GetRange(0, 4).ToArray()) is var size && received.Count >= 4 + size)
            {
                byte[] frame = received.GetRange(4, size).ToArray();
                received.RemoveRange(0, 4 + size);
                Answer(wire, frame);
            }
        }
    }

    private void Answer(PipeEnd wire, byte[] frame)
    {
        var reader = new WireReader(frame);
        var header = RequestHeader.Read(ref reader);
        var api = ApiTable.Find(header.ApiKey)!;
        var request = api.NewRequest();
        request.Read(ref reader, header.ApiVersion);
        if (!_answers.TryGetValue(api.Key, out var answer)) Assert.Fail($"nobody said how {api.Key} is answered");
        if (answer!(request, header.ApiVersion) is not { } response) return;
        var output = new WireBuffer(1024);
        var writer = new WireWriter(output);
        writer.WriteInt32(0);
        writer.WriteInt32(header.CorrelationId);
        if (header.ApiVersion >= api.FlexibleFrom && api.Key != Api.ApiVersions) writer.WriteNoTags();
        response.Write(ref writer, header.ApiVersion);
        output.PatchInt32(0, output.Length - 4);
        wire.Send(output.Written);
    }
}
