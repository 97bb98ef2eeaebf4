using Streamiz.Broker.Core;
using Streamiz.Broker.Topics;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class ClusterHandlers
{
    public static void Describe(BrokerCore core, Call call)
    {
        var request = call.Read<DescribeClusterRequest>();
        var response = new DescribeClusterResponse { ClusterId = core.Identity.ClusterId, ControllerId = core.Setup.NodeId, EndpointType = request.EndpointType };
        if (request.IncludeClusterAuthorizedOperations) response.ClusterAuthorizedOperations = MetadataHandler.AllClusterOperations;
        Endpoint endpoint = call.Session.Endpoint;
        response.Brokers.Add(new() { BrokerId = core.Setup.NodeId, Host = endpoint.Host, Port = endpoint.Port });
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
