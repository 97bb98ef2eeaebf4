using System.Diagnostics.Metrics;

namespace Streamiz.Client;

/// <summary>
/// Shows a client's counters as instruments of a <see cref="Meter"/>, under OpenTelemetry's names for messaging where it has one (<c>messaging.client.sent.messages</c>,
/// <c>messaging.client.consumed.messages</c>, <c>messaging.client.operation.duration</c>) and under <c>messaging.kafka.client.*</c> where not. Nothing is counted twice: the counters are read
/// when somebody collects. Durations are histograms, handed on when they end, in seconds.
/// </summary>
public sealed class ClientInstruments : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Streamiz.Client";

    private readonly Meter _meter;
    private readonly List<Action> _unsubscribe = [];
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
        Count("messaging.kafka.client.throttle.time", "ms", "Time that nodes asked to wait, summed.", null, () => metrics.ThrottledMs);
        Count("messaging.kafka.client.connections", "{connection}", "Connections opened.", null, () => metrics.Connections);
        Count("messaging.kafka.client.connections.lost", "{connection}", "Connections lost.", null, () => metrics.ConnectionsLost);
        Count("messaging.kafka.client.tokens", "{token}", "Tokens fetched from an identity provider.", null, () => metrics.TokensFetched);
        var operations = Histogram("messaging.client.operation.duration", "Duration of requests that write, read or commit.");
        Durations(operations, metrics.SendDuration, "send", "send");
        Durations(operations, metrics.ReceiveDuration, "receive", "receive");
        Durations(operations, metrics.CommitDuration, "commit", "settle");
        Durations(Histogram("messaging.kafka.client.request.duration", "Duration of requests of all kinds."), metrics.RequestDuration, null, null);
        Durations(Histogram("messaging.kafka.client.delivery.duration", "From a batch's first record to its acknowledgement."), metrics.DeliveryDuration, null, null);
    }

    /// <summary>Shows nothing any more.</summary>
    public void Dispose()
    {
        foreach (var unsubscribe in _unsubscribe) unsubscribe();
        _unsubscribe.Clear();
        _meter.Dispose();
    }

    private Histogram<double> Histogram(string name, string description) =>
        _meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = LatencyHistogram.Boundaries });

    private void Durations(Histogram<double> shown, LatencyHistogram counted, string? operation, string? type)
    {
        KeyValuePair<string, object?>[] tags = operation is null
            ? [new("messaging.system", "kafka"), new("messaging.client.id", _clientId)]
            : [new("messaging.system", "kafka"), new("messaging.client.id", _clientId), new("messaging.operation.name", operation), new("messaging.operation.type", type)];
        void Show(double seconds, string? error)
        {
            if (error is null) shown.Record(seconds, tags);
            else shown.Record(seconds, [.. tags, new("error.type", error)]);
        }
        counted.Recorded += Show;
        _unsubscribe.Add(() => counted.Recorded -= Show);
    }

    private void Count(string name, string unit, string description, string? operation, Func<long> value)
    {
        KeyValuePair<string, object?>[] tags = operation is null
            ? [new("messaging.system", "kafka"), new("messaging.client.id", _clientId)]
            : [new("messaging.system", "kafka"), new("messaging.client.id", _clientId), new("messaging.operation.name", operation)];
        _meter.CreateObservableCounter(name, () => new Measurement<long>(value(), tags), unit, description);
    }
}
