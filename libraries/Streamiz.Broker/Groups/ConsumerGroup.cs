using Streamiz.Broker.Core;

namespace Streamiz.Broker.Groups;

internal sealed class ConsumerGroup
{
    public Dictionary<string, object> Members { get; } = [];
    public string State => "Empty";
    public long EmptySince { get; }
    public void Resume() { }
    public static ConsumerGroup Read(BrokerCore core, string id, byte[] value) => new();
    public HashSet<string> SubscribedTopics() => [];
    public ErrorCode CheckCommit(string memberId, int epoch) => ErrorCode.None;
    public ErrorCode CheckFetch(string memberId, int epoch) => ErrorCode.None;
    public ErrorCode Leave(string memberId, string? instanceId) => ErrorCode.None;
}
