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
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.That(seen["messaging.client.sent.messages"], Is.EqualTo(100));
        Assert.That(seen["messaging.client.consumed.messages"], Is.EqualTo(100));
        Assert.That(seen["messaging.kafka.client.sent.bytes"], Is.EqualTo(client.Metrics.BytesSent).And.GreaterThan(200));
        Assert.That(seen["messaging.kafka.client.requests"], Is.EqualTo(client.Metrics.Requests));
    }
}
