using Streamiz.Broker.Core;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

/// <summary>A line of the table: an API, the versions served, and what handles it.</summary>
internal sealed record ApiHandler(Api Api, short MinVersion, short MaxVersion, Action<BrokerCore, Call> Handle);
