using Streamiz.Broker.Core;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

/// <summary>There is one node, and it coordinates everything.</summary>
internal static class FindCoordinatorHandler
{
    private const sbyte Group = 0, Transaction = 1;

    public static void Handle(BrokerCore core, Call call)
    {
        var request = call.Read<FindCoordinatorRequest>();
        Endpoint endpoint = call.Session.Endpoint;
        var response = new FindCoordinatorResponse();
        bool isKnown = request.KeyType is Group or Transaction;
        if (call.Version < 4)
        {
            if (isKnown) (response.NodeId, response.Host, response.Port) = (core.Setup.NodeId, endpoint.Host, endpoint.Port);
            else (response.ErrorCode, response.NodeId, response.Port) = ((short)ErrorCode.InvalidRequest, -1, -1);
        }
        else
        {
            foreach (string key in request.CoordinatorKeys)
            {
                response.Coordinators.Add(isKnown
                    ? new() { Key = key, NodeId = core.Setup.NodeId, Host = endpoint.Host, Port = endpoint.Port }
                    : new() { Key = key, NodeId = -1, Port = -1, ErrorCode = (short)ErrorCode.InvalidRequest, ErrorMessage = "Only groups and transactions have coordinators here." });
            }
        }
        call.Answer(response);
    }
}
