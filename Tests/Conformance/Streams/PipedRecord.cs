using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Mock;

namespace Streamiz.Conformance.Streams;

/// <summary>The record of a step.</summary>
internal static class PipedRecord
{
    public static CapturedRecord Of(JsonObject pipe)
    {
        byte[]? key = pipe["keyBytes"] is { } kb ? Convert.FromBase64String((string)kb!) : Bytes(pipe["key"]);
        byte[]? value = pipe["valueBytes"] is { } vb ? Convert.FromBase64String((string)vb!) : Bytes(pipe["value"]);
        var headers = new HeaderList();
        foreach (var header in pipe["headers"]?.AsArray() ?? [])
            headers.Add(Encoding.UTF8.GetBytes((string)header![0]!), header[1] is { } v ? Encoding.UTF8.GetBytes((string)v!) : default, header[1] is null);
        return new CapturedRecord((string)pipe["topic"]!, 0, key, value, (long)pipe["ts"]!, headers.ToHeaders());
    }

    private static byte[]? Bytes(JsonNode? value)
    {
        if (value is null) return null;
        if (value.GetValueKind() == JsonValueKind.String) return Encoding.UTF8.GetBytes((string)value!);
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (long)value);
        return bytes;
    }
}
