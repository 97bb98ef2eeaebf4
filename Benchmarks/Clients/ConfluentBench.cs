using System.Buffers.Binary;
using System.Diagnostics;
using Confluent.Kafka;

namespace Streamiz.Benchmarks.Clients;

/// <summary>Confluent.Kafka doing the same.</summary>
internal static class ConfluentBench
{
    public static ClientFigures Run(ClientCase one) => one.What switch
    {
        "produce" => Produce(one),
        "consume" => Consume(one),
        _ => Latency(one),
    };

    private static ClientFigures Produce(ClientCase one)
    {
        using var producer = NewProducer(one, lingerMs: 100);
        var to = Partitions(one);
        byte[] value = OursBench.Payload(one.Bytes);
        long started = Stopwatch.GetTimestamp();
        double cpu = ClientFigures.CpuSeconds;
        for (int i = 0; i < one.Amount; i++)
        {
            byte[] key = new byte[6];
            BinaryPrimitives.WriteInt32BigEndian(key, i);
            Send(producer, to[i % to.Length], new Message<byte[], byte[]> { Key = key, Value = value });
        }
        producer.Flush();
        return ClientFigures.Of(one.Amount, started, cpu);
    }

    private static ClientFigures Consume(ClientCase one)
    {
        using var consumer = NewConsumer(one);
        consumer.Assign(Partitions(one).Select(p => new TopicPartitionOffset(p, Offset.Beginning)));
        long started = 0;
        double cpu = 0;
        for (int records = 0; records < one.Amount;)
        {
            if (consumer.Consume(1000) is null) continue;
            if (records++ == 0) (started, cpu) = (Stopwatch.GetTimestamp(), ClientFigures.CpuSeconds);
        }
        return ClientFigures.Of(one.Amount, started, cpu);
    }

    private static ClientFigures Latency(ClientCase one)
    {
        using var producer = NewProducer(one, lingerMs: 0);
        using var consumer = NewConsumer(one);
        var to = Partitions(one);
        consumer.Assign(to.Select(p => new TopicPartitionOffset(p, consumer.QueryWatermarkOffsets(p, TimeSpan.FromSeconds(30)).High)));
        var pace = new Pace(one);
        double cpu = ClientFigures.CpuSeconds;
        long read = 0;
        var reading = new Thread(() =>
        {
            while (read < pace.Records && !pace.IsOverdue)
            {
                var record = consumer.Consume(100);
                if (record is null) continue;
                pace.Arrived(BinaryPrimitives.ReadInt64LittleEndian(record.Message.Value));
                read++;
            }
        });
        reading.Start();
        for (long sent = 0; sent < pace.Records && !pace.IsOverdue;)
        {
            for (long due = pace.Due(); sent < due; sent++)
            {
                byte[] value = OursBench.Payload(one.Bytes);
                BinaryPrimitives.WriteInt64LittleEndian(value, pace.MomentOf(sent));
                Send(producer, to[sent % to.Length], new Message<byte[], byte[]> { Key = new byte[6], Value = value });
            }
            reading.Join(1);
        }
        reading.Join();
        return ClientFigures.Of(Math.Max(1, read), pace.Started, cpu).With(pace.Latencies);
    }

    // Its queue is bounded: when it is full, what is on its way is waited for.
    private static void Send(IProducer<byte[], byte[]> producer, TopicPartition to, Message<byte[], byte[]> message)
    {
        while (true)
        {
            try
            {
                producer.Produce(to, message);
                return;
            }
            catch (ProduceException<byte[], byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                producer.Poll(TimeSpan.FromMilliseconds(1));
            }
        }
    }

    private static IProducer<byte[], byte[]> NewProducer(ClientCase one, int lingerMs) => new ProducerBuilder<byte[], byte[]>(new ProducerConfig
    {
        BootstrapServers = one.Servers,
        Acks = Acks.All,
        EnableIdempotence = true,
        LingerMs = lingerMs,
        BatchSize = 262_144,
        QueueBufferingMaxMessages = 1_000_000,
        EnableDeliveryReports = false,
        CompressionType = one.Codec == "lz4" ? CompressionType.Lz4 : CompressionType.None,
    }).Build();

    private static IConsumer<byte[], byte[]> NewConsumer(ClientCase one) => new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
    {
        BootstrapServers = one.Servers,
        GroupId = "bench",
        EnableAutoCommit = false,
        FetchWaitMaxMs = 500,
        QueuedMaxMessagesKbytes = 262_144,
    }).Build();

    private static TopicPartition[] Partitions(ClientCase one) => [.. Enumerable.Range(0, one.Partitions).Select(p => new TopicPartition(one.Topic, p))];
}
