using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Text, UTF-8 unless told otherwise.</summary>
public class StringSerDes : AbstractSerDes<string>, ISpanSerDes<string>
{
    private readonly Encoding _encoding;

    /// <summary>UTF-8.</summary>
    public StringSerDes()
        : this(Encoding.UTF8)
    {
    }

    /// <summary>Another encoding.</summary>
    public StringSerDes(Encoding encoding) => _encoding = encoding;

    /// <inheritdoc/>
    public override string Deserialize(byte[]? data, SerializationContext context) => data is null ? null! : _encoding.GetString(data);

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public string Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => _encoding.GetString(data);

    /// <inheritdoc/>
    public override byte[]? Serialize(string data, SerializationContext context) => data is null ? null : _encoding.GetBytes(data);

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public void Serialize(string data, IBufferWriter<byte> output, in SpanContext context)
    {
        var span = output.GetSpan(_encoding.GetMaxByteCount(data.Length));
        output.Advance(_encoding.GetBytes(data, span));
    }
}
