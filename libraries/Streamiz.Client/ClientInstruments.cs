using System.Diagnostics.Metrics;

namespace Streamiz.Client;

/// <summary>
/// Shows a client's counters as instruments of a <see cref="Meter"/>, under OpenTelemetry's names for messaging where it has one (<c>messaging.client.sent.messages</c>,
/// <c>messaging.client.consumed.messages</c>) and under <c>messaging.kafka.client.*</c> where not. Nothing is counted twice: the counters are read when somebody collects.
/// </summary>
public sealed class ClientInstruments : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Streamiz.Client";

    private readonly Meter _meter;
    private readonly string _clientId;

    /// <summary>Shows the counters until it is disposed.</summary>
    /// <param name="metrics">The counters.</param>
    /// <param name="clientId">The client's name, an attribute of every measurement.</param>
    public ClientInstruments(ClientMetrics metrics, string clientId)
    {
        _clientId = clientId;
        _meter = new Meter(MeterName);
        Count("messaging.client.sent.messages", "{message}", "Records acknowledged by the cluster.", "send", () => metrics.RecordsWritten);
        Count("messaging.client.consumed.messages", "{message}", "Records in the batches read.", "receive", () => metrics.RecordsRead);
        Count("messaging.kafka.client.sent.batches", "{batch}", "Batches acknowledged by the cluster.", "send", () => metrics.BatchesWritten);
        Count("messaging.kafka.client.resent.batches", "{batch}", "Batches sent again.", "send", () => metrics.BatchesRetried);
        Count("messaging.kafka.client.consumed.batches", "{batch}", "Batches read.", "receive", () => metrics.BatchesRead);
        Count("messaging.kafka.client.sent.bytes", "By", "Bytes sent to nodes.", null, () => metrics.BytesSent);
        Count("messaging.kafka.client.received.bytes", "By", "Bytes received from nodes.", null, () => metrics.BytesReceived);
        Count("messaging.kafka.client.requests", "{request}", "Requests sent.", null, () => metrics.Requests);
        Count("messaging.kafka.client.responses", "{response}", "Responses received.", null, () => metrics.Responses);
        Count("messaging.kafka.client.request.time", "ms", "Time from request to response, summed.", null, () => metrics.RequestLatencyMs);
        Count("messaging.kafka.client.throttle.time", "ms", "Time that nodes asked to wait, summed.", null, () => metrics.ThrottledMs);
        Count("messaging.kafka.client.connections", "{connection}", "Connections opened.", null, () => metrics.Connections);
        Count("messaging.kafka.client.connections.lost", "{connection}", "Connections lost.", null, () => metrics.ConnectionsLost);
    }

    /// <summary>Shows nothing any more.</summary>
    public void Dispose() => _meter.Dispose();

    private void Count(string name, string unit, string description, string? operation, Func<long> value)
    {
        KeyValuePair<string, object?>[] tags = operation is null
            ? [new("messaging.system", "kafka"), new("messaging.client.id", _clientId)]
            : [new("messaging.system", "kafka"), new("messaging.client.id", _clientId), new("messaging.operation.name", operation)];
        _meter.CreateObservableCounter(name, () => new Measurement<long>(value(), tags), unit, description);
    }
}
