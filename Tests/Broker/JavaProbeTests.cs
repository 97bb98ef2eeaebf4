using Streamiz.Tests;

namespace Streamiz.Broker.Tests;

/// <summary>What Java's clients see on this broker is what they see on Apache Kafka, line by line: answers, and the kinds of errors.</summary>
public sealed class JavaProbeTests
{
    // Members of the newer protocol are told of heartbeats at their first one; shorter than by default, so that groups settle soon.
    private static readonly string[] Alike = ["log.retention.ms=-1", "group.consumer.min.heartbeat.interval.ms=500", "group.consumer.heartbeat.interval.ms=500"];

    // The probe's records are of long ago, and it tries how retention is set: nothing may be deleted between two of its questions, however slow the machine.
    private const string NoCleaning = "log.initial.task.delay.ms=36000000";

    [Test, CancelAfter(480_000)]
    public async Task Java_clients_see_what_they_see_on_Apache_Kafka(CancellationToken cancellation)
    {
        JavaProgram.Need();
        await using KafkaServer apache = await KafkaServer.StartAsync(secure: false, [.. Alike, NoCleaning]);
        var options = new BrokerOptions();
        foreach (string setting in Alike) options.Settings[setting.Split('=')[0]] = setting.Split('=')[1];
        await using EmbeddedBroker ours = await EmbeddedBroker.StartAsync(options, cancellation);
        foreach (string probe in new[] { "AdminProbe", "ClientProbe" })
        {
            string[] seen = await Task.WhenAll(JavaProgram.ProbeAsync(ours.BootstrapServers, probe, cancellation), JavaProgram.ProbeAsync(apache.BootstrapServers, probe, cancellation));
            Assert.That(seen[0].Split('\n'), Is.EqualTo(seen[1].Split('\n')), probe);
            Assert.That(seen[0].Split('\n'), Has.Length.GreaterThan(70), probe);
        }
    }
}
