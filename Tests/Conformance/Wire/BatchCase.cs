using System.Text.Json.Nodes;
using Streamiz.Protocol;
using Streamiz.Protocol.Compression;
using Streamiz.Protocol.Records;

namespace Streamiz.Conformance.Wire;

/// <summary>One record batch: read field by field, and built again; the same bytes where it is not compressed, the same records where it is.</summary>
internal static class BatchCase
{
    private const int Limit = 64 << 20;

    public static void Count(Scoreboard board, JsonObject test, string id)
    {
        string compression = (string?)test["compression"] ?? "none";
        id = $"{id}:{compression}";
        byte[] bytes = Convert.FromHexString((string)test["hex"]!);
        bool read = false, built = false;
        try
        {
            read = RecordBatch.TryRead(bytes, out var batch) && ReadsAs(batch, test);
            built = read && Rebuilds(batch, test);
        }
        catch (Exception e) when (e is WireFormatException or ArgumentException or DllNotFoundException)
        {
            Console.Error.WriteLine($"{id}: {e.Message}");
        }
        board.Count("batches read", id, read);
        board.Count("batches build", id, built);
    }

    private static bool ReadsAs(RecordBatch batch, JsonObject test)
    {
        bool same = batch.CrcMatches
            && Same(test, "baseOffset", batch.BaseOffset) && Same(test, "lastOffset", batch.LastOffset) && Same(test, "crc", batch.Crc)
            && Same(test, "producerId", batch.ProducerId) && Same(test, "producerEpoch", batch.ProducerEpoch) && Same(test, "baseSequence", batch.BaseSequence)
            && Same(test, "maxTimestamp", batch.MaxTimestamp) && Same(test, "partitionLeaderEpoch", batch.PartitionLeaderEpoch)
            && ((bool?)test["transactional"] ?? false) == batch.IsTransactional && ((bool?)test["control"] ?? false) == batch.IsControl
            && string.Equals((string?)test["compression"] ?? "none", batch.Compression.ToString(), StringComparison.OrdinalIgnoreCase);
        if (!same) return false;
        if (test["marker"] is { } marker && !string.Equals((string?)marker, ControlRecord.Read(batch).Type.ToString(), StringComparison.OrdinalIgnoreCase)) return false;
        return test["records"] is not JsonArray records || RecordsAre(batch, records);
    }

    private static bool RecordsAre(RecordBatch batch, JsonArray expected)
    {
        byte[] bytes = [];
        int length = Codec.Decompress(batch.Compression, batch.Payload, ref bytes, Limit);
        var records = batch.Records(bytes.AsSpan(0, length));
        foreach (var node in expected)
        {
            var record = node!.AsObject();
            if (!records.MoveNext()) return false;
            if (records.Offset != (long)record["offset"]! || records.Timestamp != (long)record["timestamp"]!) return false;
            if (!Same(record["key"], records.Key) || !Same(record["value"], records.Value) || !HeadersAre(records.Headers, record["headers"]!.AsArray())) return false;
        }
        return !records.MoveNext();
    }

    private static bool HeadersAre(RecordHeaders headers, JsonArray expected)
    {
        int at = 0;
        foreach (var header in headers)
        {
            if (at == expected.Count || header.Key != (string?)expected[at]!["key"] || !Same(expected[at]!["value"], header.Value)) return false;
            at++;
        }
        return at == expected.Count;
    }

    private static bool Rebuilds(RecordBatch batch, JsonObject test)
    {
        if (test["marker"] is not null) return MarkerRebuilds(batch);
        var builder = new BatchBuilder();
        builder.Attach(new byte[1 << 20]);
        var headers = new HeaderBuffer();
        foreach (var node in test["records"]!.AsArray())
        {
            headers.Clear();
            foreach (var header in node!["headers"]!.AsArray()) headers.Add((string)header!["key"]!, Bytes(header["value"]));
            if (!builder.TryAppend((long)node["timestamp"]!, Bytes(node["key"]), Bytes(node["value"]), headers.Headers)) return false;
        }
        var producer = new Producer(batch.ProducerId, batch.ProducerEpoch, batch.BaseSequence);
        byte[] bytes = [];
        int size = builder.Finish(producer, batch.Attributes, batch.Compression, null, ref bytes);
        BatchBuilder.SetOffset(bytes, batch.BaseOffset, batch.PartitionLeaderEpoch);
        if (batch.Compression == CompressionType.None) return bytes.AsSpan(0, size).SequenceEqual(batch.Bytes);
        return RecordBatch.TryRead(bytes.AsSpan(0, size), out var again) && again.CrcMatches && again.Attributes == batch.Attributes && RecordsAre(again, test["records"]!.AsArray());
    }

    private static bool MarkerRebuilds(RecordBatch batch)
    {
        byte[] bytes = new byte[ControlRecord.BatchSize];
        ControlRecord.Read(batch).WriteBatch(bytes, batch.BaseOffset, batch.BaseTimestamp, new Producer(batch.ProducerId, batch.ProducerEpoch, batch.BaseSequence), batch.PartitionLeaderEpoch);
        return batch.Bytes.SequenceEqual(bytes);
    }

    private static bool Same(JsonObject test, string name, long actual) => test[name] is not { } expected || (long)expected == actual;

    private static bool Same(JsonNode? expected, RecordBytes actual) => expected is null ? actual.IsNull : !actual.IsNull && Convert.FromHexString((string)expected!).AsSpan().SequenceEqual(actual.Span);

    private static byte[]? Bytes(JsonNode? node) => node is null ? null : Convert.FromHexString((string)node!);
}
