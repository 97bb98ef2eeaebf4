using System.Buffers.Binary;
using System.Diagnostics;
using Streamiz.Client;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using Streamiz.Protocol.Compression;

namespace Streamiz.Benchmarks.Clients;

/// <summary>Streamiz.Client at work.</summary>
internal static class OursBench
{
    private const int RecordsADrive = 1024;

    public static ClientFigures Run(ClientCase one) => one.What switch
    {
        "produce" => Produce(one),
        "consume" => Consume(one),
        _ => Latency(one),
    };

    private static ClientFigures Produce(ClientCase one)
    {
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = one.Servers });
        var writer = client.OpenWriter(Options(one, lingerMs: 100));
        var to = Partitions(writer, one);
        client.Await(client.Admin.ListTopics());
        byte[] value = Payload(one.Bytes), key = new byte[6];
        // Older records would be deleted before they are read.
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        long started = Stopwatch.GetTimestamp();
        double cpu = ClientFigures.CpuSeconds;
        for (int i = 0; i < one.Amount;)
        {
            int end = Math.Min(one.Amount, i + RecordsADrive);
            i = Append(writer, to, (i, end), now, (key, value));
            // What is not appended finds no room before something is acknowledged.
            if (i < end) Turn(client, 100);
            else client.Drive(client.Now);
        }
        writer.Flush();
        while (!writer.IsFlushed) Turn(client, 100);
        if (writer.TryTakeFailure(out var failure)) throw failure.Error;
        return ClientFigures.Of(one.Amount, started, cpu);
    }

    // Called again and again, as an application's own code is: the framework compiles what has run for some time anew, but not while it runs.
    private static int Append(BatchWriter writer, WriterPartition[] to, (int From, int End) records, long now, (byte[] Key, byte[] Value) bytes)
    {
        int partition = records.From % to.Length;
        for (int i = records.From; i < records.End; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.Key, i);
            if (!writer.TryAppend(to[partition], now + (i / 1000), bytes.Key, bytes.Value)) return i;
            if (++partition == to.Length) partition = 0;
        }
        return records.End;
    }

    private static int Look(FetchedBatch batch, ref long bytes)
    {
        int records = 0;
        while (batch.Records.MoveNext())
        {
            bytes += batch.Records.Value.Length;
            records++;
        }
        return records;
    }

    private static ClientFigures Consume(ClientCase one)
    {
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = one.Servers });
        var fetcher = client.OpenFetcher(new FetchOptions { MinBytes = 65_536, MaxWaitMs = 100 });
        for (int p = 0; p < one.Partitions; p++) fetcher.Add(new TopicPartition(one.Topic, p), 0);
        long started = 0, bytes = 0;
        int records = 0;
        double cpu = 0;
        while (records < one.Amount)
        {
            client.Drive(client.Now);
            if (started == 0 && fetcher.HasBatches) (started, cpu) = (Stopwatch.GetTimestamp(), ClientFigures.CpuSeconds);
            bool any = false;
            while (fetcher.TryTake(out var batch))
            {
                records += Look(batch, ref bytes);
                batch.Return();
                any = true;
            }
            if (!any) client.Wait(client.Now, client.Now + 100);
        }
        if (bytes == 0) throw new InvalidOperationException("nothing was read");
        return ClientFigures.Of(records, started, cpu);
    }

    private static ClientFigures Latency(ClientCase one)
    {
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = one.Servers });
        var writer = client.OpenWriter(Options(one, lingerMs: 0));
        var to = Partitions(writer, one);
        var ends = client.Await(client.Admin.ListOffsets(Enumerable.Range(0, one.Partitions).Select(p => new TopicPartition(one.Topic, p)), -1));
        var fetcher = client.OpenFetcher(new FetchOptions { MinBytes = 1, MaxWaitMs = 500 });
        foreach (var (partition, end) in ends) fetcher.Add(partition, end.Offset);
        byte[] value = Payload(one.Bytes), key = new byte[6];
        long today = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var pace = new Pace(one);
        double cpu = ClientFigures.CpuSeconds;
        long sent = 0, read = 0;
        while (read < pace.Records && !pace.IsOverdue)
        {
            for (long due = pace.Due(); sent < due; sent++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(value, pace.MomentOf(sent));
                if (!writer.TryAppend(to[sent % to.Length], today, key, value)) break;
            }
            client.Drive(client.Now);
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext())
                {
                    pace.Arrived(BinaryPrimitives.ReadInt64LittleEndian(batch.Records.Value.Span));
                    read++;
                }
                batch.Return();
            }
            if (read == pace.Records) break;
            long now = client.Now;
            client.Wait(now, sent < pace.Records ? now + 1 : now + 100);
        }
        return ClientFigures.Of(Math.Max(1, read), pace.Started, cpu).With(pace.Latencies);
    }

    private static WriterOptions Options(ClientCase one, int lingerMs) => new()
    {
        LingerMs = lingerMs,
        Compression = one.Codec == "lz4" ? CompressionType.Lz4 : CompressionType.None,
    };

    private static WriterPartition[] Partitions(BatchWriter writer, ClientCase one) => [.. Enumerable.Range(0, one.Partitions).Select(p => writer.Partition(one.Topic, p))];

    private static void Turn(KafkaClient client, int waitMs)
    {
        long now = client.Now;
        client.Drive(now);
        client.Wait(now, now + waitMs);
    }

    /// <summary>A value that compresses to about half, as texts do.</summary>
    public static byte[] Payload(int bytes)
    {
        byte[] value = new byte[bytes];
        var random = new Random(1);
        for (int i = 0; i < bytes; i++) value[i] = i % 2 == 0 ? (byte)random.Next(256) : (byte)'a';
        return value;
    }
}
