using Streamiz.Broker.Core;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

/// <summary>Which node coordinates a group or a transactional id.</summary>
internal static class FindCoordinatorHandler
{
    private const sbyte Group = 0, Transaction = 1;

    public static void Handle(BrokerCore core, Call call)
    {
        var request = call.Read<FindCoordinatorRequest>();
        var response = new FindCoordinatorResponse();
        bool isKnown = request.KeyType is Group or Transaction;
        PlacedNode? node = isKnown ? call.Session.Placement.Coordinator(request.KeyType == Transaction) : null;
        ErrorCode error = !isKnown ? ErrorCode.InvalidRequest : node is null ? ErrorCode.CoordinatorNotAvailable : ErrorCode.None;
        string message = isKnown ? "" : "Only groups and transactions have coordinators here.";
        (int id, string host, int port) = node is null ? (-1, "", -1) : (node.Id, node.Endpoint.Host, node.Endpoint.Port);
        if (call.Version < 4) (response.ErrorCode, response.NodeId, response.Host, response.Port) = ((short)error, id, host, port);
        else
        {
            foreach (string key in request.CoordinatorKeys)
                response.Coordinators.Add(new() { Key = key, NodeId = id, Host = host, Port = port, ErrorCode = (short)error, ErrorMessage = message });
        }
        call.Answer(response);
    }
}
