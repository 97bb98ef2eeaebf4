using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;
using Streamiz.Protocol.Records;

namespace Streamiz.Benchmarks.Broker;

/// <summary>A client that costs next to nothing, so that it is the broker that is measured: batches made once and sent again and again.</summary>
internal sealed class RawClient : IDisposable
{
    private const short ProduceVersion = 9, FetchVersion = 12, CreateTopicsVersion = 5, DeleteTopicsVersion = 5, ListOffsetsVersion = 6;
    private const int InFlight = 5, BatchBytes = 64 * 1024;
    private readonly Socket _socket;
    private readonly WireBuffer _request = new(1 << 20);
    private byte[] _response = new byte[1 << 20];
    private int _correlation;

    public RawClient(int port)
    {
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendBufferSize = 4 << 20, ReceiveBufferSize = 4 << 20 };
        _socket.Connect("127.0.0.1", port);
    }

    public void CreateTopic(string name, int partitions)
    {
        var request = new CreateTopicsRequest { Topics = [new() { Name = name, NumPartitions = partitions, ReplicationFactor = 1 }] };
        Send(Api.CreateTopics, CreateTopicsVersion, request);
        WireReader reader = Receive(flexible: true);
        var response = new CreateTopicsResponse();
        response.Read(ref reader, CreateTopicsVersion);
        if (response.Topics[0].ErrorCode != 0) throw new InvalidOperationException($"{name}: {response.Topics[0].ErrorMessage}");
        AwaitLeaders(name, partitions);
    }

    public void DeleteTopics(IEnumerable<string> names)
    {
        Send(Api.DeleteTopics, DeleteTopicsVersion, new DeleteTopicsRequest { TopicNames = [.. names], TimeoutMs = 30_000 });
        Receive(flexible: true);
    }

    public void Produce(string topic, int partitions, int records, int recordBytes)
    {
        byte[] batch = Batch(recordBytes, BatchBytes / (recordBytes + 10), out int perBatch);
        var request = new ProduceRequest { Acks = -1, TimeoutMs = 30_000, TopicData = [new() { Name = topic }] };
        for (int p = 0; p < partitions; p++) request.TopicData[0].PartitionData.Add(new() { Index = p, Records = batch });
        int waiting = 0;
        for (int sent = 0; sent < records; sent += perBatch * partitions)
        {
            Send(Api.Produce, ProduceVersion, request);
            if (++waiting == InFlight) Acknowledge(ref waiting);
        }
        while (waiting > 0) Acknowledge(ref waiting);
    }

    /// <summary>Reads a topic to its end; answers the bytes of its batches.</summary>
    public long Consume(string topic, int partitions)
    {
        long[] offsets = new long[partitions];
        long bytes = 0;
        while (true)
        {
            Send(Api.Fetch, FetchVersion, Fetch(topic, offsets));
            WireReader reader = Receive(flexible: true);
            var response = new FetchResponse();
            response.Read(ref reader, FetchVersion);
            bool isAtEnd = true;
            foreach (FetchResponse.PartitionData partition in response.Responses.SelectMany(r => r.Partitions))
            {
                ReadOnlySpan<byte> records = partition.Records.GetValueOrDefault().Span;
                bytes += records.Length;
                while (RecordBatch.TryRead(records, out RecordBatch batch))
                {
                    offsets[partition.PartitionIndex] = batch.LastOffset + 1;
                    records = records[batch.Size..];
                }
                isAtEnd &= offsets[partition.PartitionIndex] >= partition.HighWatermark;
            }
            if (isAtEnd && Array.TrueForAll(offsets, o => o > 0)) return bytes;
        }
    }

    /// <summary>One record at a time, sent and read back by a fetch that waits for it; microseconds, sorted.</summary>
    public double[] EndToEnd(string topic, int seconds, int recordBytes)
    {
        using var reader = new RawClient(((System.Net.IPEndPoint)_socket.RemoteEndPoint!).Port);
        byte[] batch = Batch(recordBytes, 1, out _);
        var request = new ProduceRequest { Acks = -1, TimeoutMs = 30_000, TopicData = [new() { Name = topic, PartitionData = [new() { Index = 0, Records = batch }] }] };
        var times = new List<double>();
        long[] offsets = new long[1];
        long end = Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency);
        for (bool isWarm = false; Stopwatch.GetTimestamp() < end; isWarm = true)
        {
            reader.Send(Api.Fetch, FetchVersion, Fetch(topic, offsets));
            long start = Stopwatch.GetTimestamp();
            Send(Api.Produce, ProduceVersion, request);
            reader.Receive(flexible: true);
            if (isWarm) times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            Receive(flexible: true);
            offsets[0]++;
        }
        times.Sort();
        return [.. times];
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>A cluster answers that a topic is created before its leaders know of it.</summary>
    private void AwaitLeaders(string name, int partitions)
    {
        var request = new ListOffsetsRequest { ReplicaId = -1, Topics = [new() { Name = name }] };
        for (int p = 0; p < partitions; p++) request.Topics[0].Partitions.Add(new() { PartitionIndex = p, Timestamp = -1 });
        for (int attempt = 0; attempt < 100_000; attempt++)
        {
            Send(Api.ListOffsets, ListOffsetsVersion, request);
            WireReader reader = Receive(flexible: true);
            var response = new ListOffsetsResponse();
            response.Read(ref reader, ListOffsetsVersion);
            if (response.Topics[0].Partitions.TrueForAll(p => p.ErrorCode == 0)) return;
        }
        throw new InvalidOperationException($"{name} has got no leaders.");
    }

    private static FetchRequest Fetch(string topic, long[] offsets)
    {
        var request = new FetchRequest { MaxWaitMs = 500, MinBytes = 1, MaxBytes = 8 << 20, SessionEpoch = -1, Topics = [new() { Topic = topic }] };
        for (int p = 0; p < offsets.Length; p++) request.Topics[0].Partitions.Add(new() { Partition = p, FetchOffset = offsets[p], PartitionMaxBytes = 1 << 20 });
        return request;
    }

    private static byte[] Batch(int recordBytes, int count, out int records)
    {
        var builder = new BatchBuilder();
        builder.Attach(new byte[BatchBytes * 2]);
        byte[] value = new byte[recordBytes];
        long now = DateTimeOffset.UnixEpoch.AddYears(54).ToUnixTimeMilliseconds();
        for (int i = 0; i < count; i++) builder.TryAppend(now, RecordBytes.Null, value);
        records = builder.Count;
        return builder.Finish(new Producer(-1, -1, -1)).ToArray();
    }

    private void Acknowledge(ref int waiting)
    {
        WireReader reader = Receive(flexible: true);
        var response = new ProduceResponse();
        response.Read(ref reader, ProduceVersion);
        foreach (ProduceResponse.PartitionProduceResponse partition in response.Responses[0].PartitionResponses)
        {
            if (partition.ErrorCode != 0) throw new InvalidOperationException($"produce: error {partition.ErrorCode} {partition.ErrorMessage}");
        }
        waiting--;
    }

    private void Send(Api api, short version, IMessageBody body)
    {
        _request.Clear();
        var writer = new WireWriter(_request);
        writer.WriteInt32(0);
        new RequestHeader { ApiKey = (short)api, ApiVersion = version, CorrelationId = _correlation++, ClientId = "bench" }.Write(ref writer, flexible: true);
        body.Write(ref writer, version);
        _request.PatchInt32(0, _request.Length - 4);
        _socket.Send(_request.Written);
    }

    private WireReader Receive(bool flexible)
    {
        Fill(4);
        int length = BinaryPrimitives.ReadInt32BigEndian(_response);
        if (_response.Length < length) _response = new byte[length * 2];
        Fill(length);
        var reader = new WireReader(_response.AsMemory(0, length));
        ResponseHeader.Read(ref reader, flexible ? (short)1 : (short)0);
        return reader;
    }

    private void Fill(int count)
    {
        for (int have = 0; have < count;)
        {
            int n = _socket.Receive(_response.AsSpan(have, count - have));
            if (n == 0) throw new IOException("The broker has closed the connection.");
            have += n;
        }
    }
}
