using System.Text.Json.Nodes;
using Streamiz.Protocol.Hot;
using Streamiz.Protocol.Messages;
using Streamiz.Protocol.Records;

namespace Streamiz.Protocol.Tests;

/// <summary>Bytes from outside are hostile: a clear error, nothing else, and no memory by what they claim.</summary>
public sealed class FuzzTests
{
    private const int MaxAllocatedBytes = 4 << 20;

    private static readonly JsonArray Messages = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "messages.json")))!.AsArray();

    [Test]
    public void Every_message_cut_anywhere_is_an_error_of_the_format()
    {
        int errors = 0;
        foreach (var (api, request, version, bytes) in Vectors())
        {
            for (int length = 0; length < bytes.Length; length++)
                if (Read(api, request, version, bytes.AsMemory(0, length)) is not null) errors++;
        }
        Assert.That(errors, Is.GreaterThan(5000));
    }

    [Test]
    public void Every_message_with_any_one_byte_changed_is_read_or_an_error_of_the_format()
    {
        int errors = 0, read = 0;
        foreach (var (api, request, version, bytes) in Vectors())
        {
            for (int at = 0; at < bytes.Length; at++)
            {
                byte good = bytes[at];
                foreach (byte bad in (ReadOnlySpan<byte>)[0x00, 0x7f, 0x80, 0xff, (byte)(good ^ 1)])
                {
                    bytes[at] = bad;
                    if (Read(api, request, version, bytes) is null) read++;
                    else errors++;
                }
                bytes[at] = good;
            }
        }
        Assert.That((errors, read), Is.GreaterThan((10_000, 10_000)));
    }

    [Test]
    public void Every_message_with_flipped_bytes_is_read_or_an_error_of_the_format()
    {
        var random = new Random(20261121);
        int errors = 0, read = 0;
        foreach (var (api, request, version, bytes) in Vectors())
        {
            for (int turn = 0; turn < 20; turn++)
            {
                byte[] flipped = [.. bytes];
                for (int flips = random.Next(1, 4); flips > 0 && flipped.Length > 0; flips--) flipped[random.Next(flipped.Length)] = (byte)(random.Next(3) == 0 ? 0xff : random.Next(256));
                if (Read(api, request, version, flipped) is null) read++;
                else errors++;
            }
        }
        Assert.That(errors, Is.GreaterThan(1000));
        Assert.That(read, Is.GreaterThan(1000));
    }

    [Test]
    public void Random_bytes_are_read_or_an_error_of_the_format()
    {
        var random = new Random(7);
        byte[] bytes = new byte[200];
        for (int turn = 0; turn < 100_000; turn++)
        {
            random.NextBytes(bytes);
            var api = ApiTable.All[random.Next(ApiTable.All.Length)];
            Read(api, false, (short)random.Next(api.MinVersion, api.MaxVersion + 1), bytes.AsMemory(0, random.Next(bytes.Length)));
        }
    }

    [Test]
    public void A_claimed_count_allocates_no_more_than_the_bytes_could_hold()
    {
        // A metadata response of version 0 that claims two thousand million brokers.
        byte[] bytes = [0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 1];
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<WireFormatException>(() => ReadOrThrow(ApiTable.Find(MetadataResponse.ApiKey)!, false, 0, bytes));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000));
        Assert.That(error!.Message, Does.Contain("MetadataResponse").And.Contain("at byte 4"));
    }

    [Test]
    public void The_cursor_over_a_fetch_response_says_the_same_as_the_objects()
    {
        int compared = 0;
        foreach (var (api, request, version, bytes) in Vectors())
        {
            if (api.Key != Api.Fetch || request) continue;
            var objects = new FetchResponse();
            var reader = new WireReader(bytes);
            objects.Read(ref reader, version);
            Assert.That(Text(new FetchResponseCursor(bytes, version, [])), Is.EqualTo(Text(objects, version)));
            compared++;
        }
        Assert.That(compared, Is.GreaterThan(20));
    }

    private static List<string> Text(FetchResponseCursor cursor)
    {
        var lines = new List<string> { $"{cursor.ThrottleTimeMs} {cursor.ErrorCode} {cursor.SessionId}" };
        while (cursor.NextTopic())
        {
            lines.Add($"{System.Text.Encoding.UTF8.GetString(cursor.Topic)} {cursor.TopicId}");
            while (cursor.NextPartition())
                lines.Add($"{cursor.PartitionIndex} {cursor.PartitionErrorCode} {cursor.HighWatermark} {cursor.LastStableOffset} {cursor.LogStartOffset} {cursor.PreferredReadReplica} {cursor.LeaderId} {cursor.LeaderEpoch} {cursor.DivergingEndOffset} {Convert.ToHexString(cursor.Records.Span)}");
        }
        return lines;
    }

    private static List<string> Text(FetchResponse response, short version)
    {
        var lines = new List<string> { $"{response.ThrottleTimeMs} {response.ErrorCode} {response.SessionId}" };
        foreach (var topic in response.Responses)
        {
            lines.Add($"{topic.Topic} {topic.TopicId}");
            foreach (var p in topic.Partitions)
                lines.Add($"{p.PartitionIndex} {p.ErrorCode} {p.HighWatermark} {p.LastStableOffset} {p.LogStartOffset} {p.PreferredReadReplica} {p.CurrentLeader.LeaderId} {p.CurrentLeader.LeaderEpoch} {p.DivergingEpoch.EndOffset} {Convert.ToHexString(p.Records.GetValueOrDefault().Span)}");
        }
        _ = version;
        return lines;
    }

    [Test]
    public void Flipped_batches_are_read_or_an_error_of_the_format()
    {
        var random = new Random(99);
        int errors = 0;
        var builder = new BatchBuilder();
        builder.Attach(new byte[4096]);
        var headers = new HeaderBuffer();
        headers.Add("name", new byte[] { 1, 2, 3 });
        for (int i = 0; i < 20; i++) builder.TryAppend(1000 + i, new byte[] { 1 }, new byte[30], headers.Headers);
        byte[] good = builder.Finish(Producer.None).ToArray();
        for (int turn = 0; turn < 50_000; turn++)
        {
            byte[] bytes = [.. good];
            for (int flips = random.Next(1, 4); flips > 0; flips--) bytes[random.Next(16, bytes.Length)] = (byte)random.Next(256);
            try
            {
                if (!RecordBatch.TryRead(bytes, out var batch)) continue;
                var records = batch.Records(batch.Payload);
                while (records.MoveNext())
                    foreach (var header in records.Headers) _ = header.Value.Length;
            }
            catch (WireFormatException)
            {
                errors++;
            }
        }
        Assert.That(errors, Is.GreaterThan(1000));
    }

    private static IEnumerable<(ApiInfo Api, bool Request, short Version, byte[] Bytes)> Vectors()
    {
        foreach (var test in Messages)
            yield return (ApiTable.Find((short)test!["key"]!)!, (string)test["kind"]! == "request", (short)test["version"]!, Convert.FromHexString((string)test["hex"]!));
    }

    // The error, or null when it could be read; any other exception fails the test.
    private static WireFormatException? Read(ApiInfo api, bool request, short version, ReadOnlyMemory<byte> bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            ReadOrThrow(api, request, version, bytes);
            return null;
        }
        catch (WireFormatException e)
        {
            return e;
        }
        finally
        {
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MaxAllocatedBytes));
        }
    }

    private static void ReadOrThrow(ApiInfo api, bool request, short version, ReadOnlyMemory<byte> bytes)
    {
        var message = request ? api.NewRequest() : api.NewResponse();
        var reader = new WireReader(bytes);
        message.Read(ref reader, version);
    }
}
