using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Tests;

[TestFixture]
public sealed class TopologyTestDriverTests
{
    private static StreamConfig<StringSerDes, StringSerDes> Config() => new() { ApplicationId = "driver-tests" };

    [Test]
    public void A_piped_record_has_gone_through_the_topology_when_the_call_returns()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").Filter((k, v, _) => v != "no").MapValues((v, _) => v.ToUpperInvariant()).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config());
        var input = driver.CreateInputTopic<string, string>("in");
        var output = driver.CreateOutputTopic<string, string>("out");

        input.PipeInput("a", "yes", DateTime.UnixEpoch.AddMilliseconds(17), new Headers { { "h", [1, 2] } });
        input.PipeInput("b", "no");

        Assert.That(output.QueueSize, Is.EqualTo(1));
        var record = output.ReadKeyValue();
        Assert.That(record.Message.Key, Is.EqualTo("a"));
        Assert.That(record.Message.Value, Is.EqualTo("YES"));
        Assert.That(record.Message.Timestamp.UnixTimestampMs, Is.EqualTo(17));
        Assert.That(record.Message.Headers.GetLastBytes("h"), Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That(output.ReadKeyValue(), Is.Null);
    }

    [Test]
    public void Records_queued_together_are_worked_on_in_the_order_of_their_times()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("left").Merge(builder.Stream<string, string>("right")).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config());
        var input = driver.CreateMultiInputTopic<string, string>("left", "right");
        var output = driver.CreateOutputTopic<string, string>("out");

        input.PipeInput("left", "k", "third", DateTime.UnixEpoch.AddMilliseconds(30));
        input.PipeInput("right", "k", "first", DateTime.UnixEpoch.AddMilliseconds(10));
        input.PipeInput("right", "k", "second", DateTime.UnixEpoch.AddMilliseconds(20));
        Assert.That(output.IsEmpty);
        input.Flush();

        Assert.That(output.ReadValueList(), Is.EqualTo(new[] { "first", "second", "third" }));
    }

    [Test]
    public void A_record_waits_for_an_empty_partition_until_the_idle_time_is_over()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("left").Merge(builder.Stream<string, string>("right")).To("out");
        var config = Config();
        config.MaxTaskIdleMs = 100;
        using var driver = new TopologyTestDriver(builder.Build(), config, DateTime.UnixEpoch);
        var left = driver.CreateInputTopic<string, string>("left");
        var output = driver.CreateOutputTopic<string, string>("out");

        left.PipeInput("k", "waits", DateTime.UnixEpoch);
        Assert.That(output.IsEmpty);
        driver.AdvanceWallClockTime(TimeSpan.FromMilliseconds(99));
        Assert.That(output.IsEmpty);
        driver.AdvanceWallClockTime(TimeSpan.FromMilliseconds(1));

        Assert.That(output.ReadValue(), Is.EqualTo("waits"));
    }

    [Test]
    public void A_negative_timestamp_is_an_error_by_default_and_can_be_skipped()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").To("out");
        using (var failing = new TopologyTestDriver(builder.Build(), Config()))
        {
            var input = failing.CreateInputTopic<string, string>("in");
            Assert.That(() => input.PipeInput("k", "v", DateTime.UnixEpoch.AddMilliseconds(-1)), Throws.InstanceOf<StreamsException>());
            Assert.That(failing.IsError);
        }

        var config = Config();
        config.DefaultTimestampExtractor = new Processors.LogAndSkipOnInvalidTimestamp();
        using var skipping = new TopologyTestDriver(builder.Build(), config);
        skipping.CreateInputTopic<string, string>("in").PipeInput("k", "v", DateTime.UnixEpoch.AddMilliseconds(-1));
        Assert.That(skipping.CreateOutputTopic<string, string>("out").IsEmpty);
        Assert.That(skipping.DroppedRecords, Is.EqualTo(1));
    }

    [Test]
    public void A_record_that_cannot_be_read_is_reported_once_and_left_out_if_the_handler_says_so()
    {
        int asked = 0;
        var builder = new StreamBuilder();
        builder.Stream("in", new StringSerDes(), new Int64SerDes()).To("out", new StringSerDes(), new Int64SerDes());
        var config = Config();
        config.DeserializationExceptionHandler = (_, _, _) =>
        {
            asked++;
            return ExceptionHandlerResponse.CONTINUE;
        };
        using var driver = new TopologyTestDriver(builder.Build(), config);

        driver.CreateInputTopic("in", new StringSerDes(), new StringSerDes()).PipeInput("k", "no number");
        driver.CreateInputTopic("in", new StringSerDes(), new Int64SerDes()).PipeInput("k", 5L);

        Assert.That(asked, Is.EqualTo(1));
        Assert.That(driver.DroppedRecords, Is.EqualTo(1));
        Assert.That(driver.CreateOutputTopic("out", TimeSpan.Zero, new StringSerDes(), new Int64SerDes()).ReadValueList(), Is.EqualTo(new[] { 5L }));
    }

    [Test]
    public void An_unknown_topic_is_refused()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config());

        Assert.That(() => driver.CreateInputTopic<string, string>("other").PipeInput("k", "v"), Throws.ArgumentException.With.Message.Contains("other"));
    }

    [Test]
    public void Without_an_application_id_nothing_starts()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").To("out");

        Assert.That(() => new TopologyTestDriver(builder.Build(), new StreamConfig()), Throws.InstanceOf<StreamConfigException>());
    }
}
