using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Confluent.Kafka;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Tests;

/// <summary>The port and the in-process wire: limits, garbage, faults, restarts.</summary>
public sealed class ServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public async Task A_connection_within_the_process_answers_in_order()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(new BrokerOptions { Port = -1 });
        IDuplexPipe wire = broker.Connect();
        for (int id = 1; id <= 3; id++) Write(wire.Output, id, 3, new MetadataRequest { Topics = null });
        await wire.Output.FlushAsync();
        for (int id = 1; id <= 3; id++)
        {
            byte[] frame = await ReadFrameAsync(wire.Input);
            var reader = new WireReader(frame);
            Assert.That(reader.ReadInt32(), Is.EqualTo(id));
            var response = new MetadataResponse();
            response.Read(ref reader, 3);
            Assert.That(response.Brokers, Has.Count.EqualTo(1));
        }
        await wire.Output.CompleteAsync();
    }

    [Test]
    public async Task A_version_that_is_not_known_is_answered_with_those_that_are()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(new BrokerOptions { Port = -1 });
        IDuplexPipe wire = broker.Connect();
        byte[] request = [0, 0, 0, 11, 0, 18, 0, 99, 0, 0, 0, 7, 255, 255, 0];
        await wire.Output.WriteAsync(request);
        var reader = new WireReader(await ReadFrameAsync(wire.Input));
        Assert.That(reader.ReadInt32(), Is.EqualTo(7));
        var response = new ApiVersionsResponse();
        response.Read(ref reader, 0);
        Assert.That(response.ErrorCode, Is.EqualTo((short)Protocol.Errors.ErrorCode.UnsupportedVersion));
        Assert.That(response.ApiKeys, Has.Count.GreaterThan(30));
        await wire.Output.CompleteAsync();
    }

    [Test]
    public async Task Garbage_closes_its_own_connection_and_no_other()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        var random = new Random(7);
        for (int i = 0; i < 50; i++)
        {
            using var socket = new TcpClient("127.0.0.1", broker.Port);
            byte[] garbage = new byte[random.Next(1, 300)];
            random.NextBytes(garbage);
            // A length that can be one, so that the bytes behind it are looked at.
            if (i % 2 == 0 && garbage.Length > 8) (garbage[0], garbage[1], garbage[2], garbage[3]) = (0, 0, 0, (byte)Math.Min(garbage.Length - 4, 200));
            await socket.GetStream().WriteAsync(garbage);
        }
        using var claimed = new TcpClient("127.0.0.1", broker.Port);
        await claimed.GetStream().WriteAsync(new byte[] { 0x7f, 0xff, 0xff, 0xff, 1, 2, 3 });
        Assert.That(await claimed.GetStream().ReadAsync(new byte[1]), Is.Zero, "a length beyond the limit closes the connection");
        Assert.That(ProduceOne(broker.BootstrapServers, "after"), Is.Zero);
    }

    [Test]
    public async Task Connections_beyond_the_limit_are_turned_away()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(new BrokerOptions { MaxConnections = 2 });
        using var one = new TcpClient("127.0.0.1", broker.Port);
        using var two = new TcpClient("127.0.0.1", broker.Port);
        await AskAsync(one);
        await AskAsync(two);
        using var three = new TcpClient("127.0.0.1", broker.Port);
        Assert.That(await ReadOrResetAsync(three), Is.Zero);
        await AskAsync(one);
    }

    [Test]
    public async Task A_data_directory_is_one_brokers()
    {
        string data = Directory.CreateTempSubdirectory("streamiz-broker-").FullName;
        try
        {
            await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(new BrokerOptions { DataDirectory = data });
            Assert.That(async () => await EmbeddedBroker.StartAsync(new BrokerOptions { DataDirectory = data }), Throws.InstanceOf<IOException>().With.Message.Contains("in use"));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Test]
    public void A_setting_that_does_not_exist_stops_the_start()
    {
        var options = new BrokerOptions();
        options.Settings["log.retention.msec"] = "5";
        Assert.That(async () => await EmbeddedBroker.StartAsync(options), Throws.ArgumentException.With.Message.Contains("log.retention.msec"));
    }

    [Test]
    public async Task Faults_that_are_planned_happen_and_a_producer_gets_over_them()
    {
        FaultPlan faults = new FaultPlan()
            .Fail(Api.Produce, Protocol.Errors.ErrorCode.NotLeaderOrFollower)
            .Drop(Api.Produce, nth: 3)
            .DropBefore(Api.Produce, nth: 5)
            .Delay(Api.Produce, TimeSpan.FromMilliseconds(50), nth: 7);
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(new BrokerOptions { Faults = faults });
        using (IProducer<Null, string> producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = broker.BootstrapServers, EnableIdempotence = true, LingerMs = 0, RequestTimeoutMs = 2_000, SocketTimeoutMs = 3_000 }).Build())
        {
            for (int i = 0; i < 20; i++) await producer.ProduceAsync("faulty", new Message<Null, string> { Value = $"{i}" });
        }
        Assert.That(Read(broker.BootstrapServers, "faulty", 20), Is.EqualTo(Enumerable.Range(0, 20).Select(i => $"{i}")));
        using IConsumer<Ignore, string> consumer = Consumer(broker.BootstrapServers);
        Assert.That(consumer.QueryWatermarkOffsets(new TopicPartition("faulty", 0), Patience).High.Value, Is.EqualTo(20));
    }

    [Test]
    public async Task A_broker_paused_and_restarted_goes_on_with_its_data()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        int port = broker.Port;
        Assert.That(ProduceOne(broker.BootstrapServers, "kept"), Is.Zero);
        broker.Pause();
        using IProducer<Null, string> producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = broker.BootstrapServers }).Build();
        Task<DeliveryResult<Null, string>> sent = producer.ProduceAsync("kept", new Message<Null, string> { Value = "second" });
        broker.Resume();
        Assert.That((await sent).Offset.Value, Is.EqualTo(1));
        await broker.RestartAsync();
        Assert.That(broker.Port, Is.EqualTo(port));
        Assert.That(Read(broker.BootstrapServers, "kept", 2), Is.EqualTo(new[] { "value", "second" }));
    }

    [Test]
    public async Task A_user_logs_in_with_the_right_password_only()
    {
        var options = new BrokerOptions();
        options.Users["alice"] = "secret";
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(options);
        Assert.That(CanConnect(broker, "secret"), Is.True);
        Assert.That(CanConnect(broker, "wrong"), Is.False);
    }

    private static bool CanConnect(EmbeddedBroker broker, string password)
    {
        using IAdminClient admin = new AdminClientBuilder(new AdminClientConfig
        {
            BootstrapServers = broker.BootstrapServers, SecurityProtocol = SecurityProtocol.SaslPlaintext, SaslMechanism = SaslMechanism.Plain, SaslUsername = "alice", SaslPassword = password,
        }).SetLogHandler((_, _) => { }).Build();
        try
        {
            return admin.GetMetadata(TimeSpan.FromSeconds(3)).Brokers.Count == 1;
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    private static int ProduceOne(string servers, string topic)
    {
        using IProducer<Null, string> producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = servers }).Build();
        producer.Produce(topic, new Message<Null, string> { Value = "value" });
        return producer.Flush(Patience);
    }

    private static IConsumer<Ignore, string> Consumer(string servers) =>
        new ConsumerBuilder<Ignore, string>(new ConsumerConfig { BootstrapServers = servers, GroupId = "check", EnableAutoCommit = false }).Build();

    private static List<string> Read(string servers, string topic, int count)
    {
        using IConsumer<Ignore, string> consumer = Consumer(servers);
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        var values = new List<string>();
        while (values.Count < count && consumer.Consume(Patience) is { } result) values.Add(result.Message.Value);
        consumer.Close();
        return values;
    }

    private static async Task AskAsync(TcpClient client)
    {
        await client.GetStream().WriteAsync(new byte[] { 0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 7, 255, 255 });
        byte[] length = new byte[4];
        await client.GetStream().ReadExactlyAsync(length);
        await client.GetStream().ReadExactlyAsync(new byte[(length[2] << 8) | length[3]]);
    }

    private static async Task<int> ReadOrResetAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static void Write(PipeWriter output, int id, short version, IMessageBody request)
    {
        var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        writer.WriteInt32(0);
        new RequestHeader { ApiKey = (short)Api.Metadata, ApiVersion = version, CorrelationId = id, ClientId = "test" }.Write(ref writer, flexible: false);
        request.Write(ref writer, version);
        buffer.PatchInt32(0, buffer.Length - 4);
        output.Write(buffer.Written);
    }

    private static async Task<byte[]> ReadFrameAsync(PipeReader input)
    {
        while (true)
        {
            ReadResult read = await input.ReadAsync();
            byte[] bytes = read.Buffer.ToArray();
            int length = bytes.Length < 4 ? int.MaxValue : new WireReader(bytes).ReadInt32();
            if (bytes.Length - 4 >= length)
            {
                input.AdvanceTo(read.Buffer.GetPosition(4 + length));
                return bytes[4..(4 + length)];
            }
            Assert.That(read.IsCompleted, Is.False, "the broker has closed the connection");
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
