using Streamiz.Protocol;
using Streamiz.Protocol.Compression;
using Streamiz.Protocol.Records;

namespace Streamiz.Broker.Tests;

/// <summary>Batches as a producer sends them.</summary>
internal static class BatchOf
{
    public static byte[] Values(long timestamp, params string[] values) => Build(timestamp, new Producer(-1, -1, -1), BatchAttributes.None, [.. values.Select(v => ((string?)null, (string?)v))]);

    public static byte[] Pairs(long timestamp, params (string? Key, string? Value)[] pairs) => Build(timestamp, new Producer(-1, -1, -1), BatchAttributes.None, pairs);

    public static byte[] Of(Producer producer, bool isTransactional, params string[] values) =>
        Build(0, producer, isTransactional ? BatchAttributes.Transactional : BatchAttributes.None, [.. values.Select(v => ((string?)null, (string?)v))]);

    public static byte[] Compressed(CompressionType type, params (string? Key, string? Value)[] pairs)
    {
        BatchBuilder builder = Fill(0, pairs);
        byte[] into = [];
        int size = builder.Finish(new Producer(-1, -1, -1), BatchAttributes.None, type, null, ref into);
        return into[..size];
    }

    private static byte[] Build(long timestamp, Producer producer, BatchAttributes attributes, (string? Key, string? Value)[] pairs) =>
        Fill(timestamp, pairs).Finish(producer, attributes).ToArray();

    private static BatchBuilder Fill(long timestamp, (string? Key, string? Value)[] pairs)
    {
        var builder = new BatchBuilder();
        builder.Attach(new byte[1 << 20]);
        foreach ((string? key, string? value) in pairs)
            Assert.That(builder.TryAppend(timestamp, Bytes(key), Bytes(value)), Is.True);
        return builder;
    }

    private static byte[]? Bytes(string? text) => text is null ? null : System.Text.Encoding.UTF8.GetBytes(text);
}
