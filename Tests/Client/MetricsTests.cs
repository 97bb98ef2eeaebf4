using System.Diagnostics.Metrics;

namespace Streamiz.Client.Tests;

public sealed class MetricsTests : ClientTest
{
    [Test]
    public void What_was_written_and_read_is_counted_and_shown_under_OpenTelemetrys_names()
    {
        using var client = NewClient();
        string id = NewName("metrics");
        using var instruments = new ClientInstruments(client.Metrics, id);
        string topic = NewTopic(client);
        var writer = client.OpenWriter();
        for (int i = 0; i < 100; i++) Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("v"));
        Flush(client, writer);
        Assert.That(Read(client, topic, 100), Has.Count.EqualTo(100));

        var seen = new Dictionary<string, long>();
        var durations = new Dictionary<string, int>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == ClientInstruments.MeterName) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            foreach (var tag in tags)
                if (tag.Key == "messaging.client.id" && (string?)tag.Value == id) seen[instrument.Name] = value;
        });
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            string name = instrument.Name;
            bool isOurs = false;
            foreach (var tag in tags)
            {
                isOurs |= tag.Key == "messaging.client.id" && (string?)tag.Value == id;
                if (tag.Key is "messaging.operation.name" or "error.type") name += $" {tag.Value}";
            }
            if (isOurs) durations[name] = durations.GetValueOrDefault(name) + 1;
        });
        listener.Start();
        // Histograms are told of as they happen, so that what is shown is what comes from here on.
        Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("v"));
        Flush(client, writer);
        Assert.That(durations["messaging.client.operation.duration send"], Is.EqualTo(1));
        Assert.That(durations["messaging.kafka.client.delivery.duration"], Is.EqualTo(1));
        Assert.That(durations["messaging.kafka.client.request.duration"], Is.GreaterThanOrEqualTo(1));
        listener.RecordObservableInstruments();
        Assert.That(seen["messaging.client.sent.messages"], Is.EqualTo(101));
        Assert.That(seen["messaging.client.consumed.messages"], Is.EqualTo(100));
        Assert.That(seen["messaging.kafka.client.sent.bytes"], Is.EqualTo(client.Metrics.BytesSent).And.GreaterThan(200));
        Assert.That(seen["messaging.kafka.client.requests"], Is.EqualTo(client.Metrics.Requests));
    }

    [Test]
    public void Durations_are_counted_in_their_buckets_and_nothing_is_allocated_by_that()
    {
        var histogram = new LatencyHistogram();
        long[] milliseconds = [0, 5, 6, 10, 75, 100, 9_999, 10_000, 10_001, -3];
        foreach (long duration in milliseconds) histogram.Record(duration);
        histogram.Record(20_000, "REQUEST_TIMED_OUT");
        Assert.That(Enumerable.Range(0, LatencyHistogram.Boundaries.Count + 1).Select(histogram.Bucket), Is.EqualTo(new long[] { 3, 2, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 2, 2 }));
        Assert.That(histogram.Count, Is.EqualTo(11));
        Assert.That(histogram.Errors, Is.EqualTo(1));
        Assert.That(histogram.MaxSeconds, Is.EqualTo(20));
        Assert.That(histogram.SumSeconds, Is.EqualTo(50.196).Within(0.0001));
        Assert.That(histogram.Quantile(0), Is.EqualTo(0.005));
        Assert.That(histogram.Quantile(0.5), Is.EqualTo(0.075));
        Assert.That(histogram.Quantile(1), Is.EqualTo(20));
        Assert.That(new LatencyHistogram().Quantile(0.99), Is.Zero);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) histogram.Record(i);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_request_without_an_answer_is_counted_with_its_error()
    {
        using var client = NewClient();
        string id = NewName("lost");
        string topic = NewTopic(client);
        using var instruments = new ClientInstruments(client.Metrics, id);
        var errors = new List<string?>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "messaging.client.operation.duration") l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(t => t.Key, t => (string?)t.Value);
            if (all["messaging.client.id"] == id && all["messaging.operation.name"] == "receive" && all.TryGetValue("error.type", out string? error)) errors.Add(error);
        });
        listener.Start();
        // A fetch that finds nothing is held, and by a clock that has been moved it takes too long.
        client.OpenFetcher(new Reading.FetchOptions { MaxWaitMs = 5_000 }).Add(new TopicPartition(topic, 0), 0);
        DriveUntil(client, () => client.Context.Cluster.Connections.Any(c => c is { Role: Connections.ConnectionRole.Reading, InFlight: > 0, IsReady: true }));
        client.Drive(client.Now + client.Options.RequestTimeoutMs + 1);
        Assert.That(errors, Is.EqualTo(new[] { "REQUEST_TIMED_OUT" }));
        Assert.That(client.Metrics.ReceiveDuration.Errors, Is.EqualTo(1));
    }
}
