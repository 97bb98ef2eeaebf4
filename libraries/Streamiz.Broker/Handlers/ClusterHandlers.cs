using Streamiz.Broker.Core;
using Streamiz.Broker.Topics;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class ClusterHandlers
{
    public static void Describe(BrokerCore core, Call call)
    {
        var request = call.Read<DescribeClusterRequest>();
        var response = new DescribeClusterResponse { ClusterId = core.Identity.ClusterId, ControllerId = call.Session.Placement.ControllerId, EndpointType = request.EndpointType };
        if (request.IncludeClusterAuthorizedOperations) response.ClusterAuthorizedOperations = MetadataHandler.AllClusterOperations;
        foreach (PlacedNode node in call.Session.Placement.Nodes) response.Brokers.Add(new() { BrokerId = node.Id, Host = node.Endpoint.Host, Port = node.Endpoint.Port });
        call.Answer(response);
    }

    public static void DescribeLogDirs(BrokerCore core, Call call)
    {
        var request = call.Read<DescribeLogDirsRequest>();
        var result = new DescribeLogDirsResponse.DescribeLogDirsResult { LogDir = core.Setup.DataDirectory };
        if (request.Topics is null)
        {
            foreach (Topic topic in core.Topics.All) result.Topics.Add(Sizes(topic, Enumerable.Range(0, topic.Partitions.Count)));
        }
        else
        {
            foreach (DescribeLogDirsRequest.DescribableLogDirTopic wanted in request.Topics)
            {
                if (core.Topics.Find(wanted.Topic) is { } topic) result.Topics.Add(Sizes(topic, wanted.Partitions));
            }
        }
        call.Answer(new DescribeLogDirsResponse { Results = [result] });
    }

    private static DescribeLogDirsResponse.DescribeLogDirsTopic Sizes(Topic topic, IEnumerable<int> indexes)
    {
        var sizes = new DescribeLogDirsResponse.DescribeLogDirsTopic { Name = topic.Name };
        foreach (int index in indexes)
        {
            if (topic.Find(index) is { } partition) sizes.Partitions.Add(new() { PartitionIndex = index, PartitionSize = partition.Log.SizeBytes });
        }
        return sizes;
    }
}
