using System.Buffers;
using System.Buffers.Binary;
using Confluent.Kafka;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Keys of sessions: the key's bytes, then the session's end and start, 8 bytes each, big endian. (Ours and Kafka Streams'.)</summary>
/// <typeparam name="T">Type of the keys.</typeparam>
public class SessionWindowedSerDes<T> : AbstractSerDes<Windowed<T>>, ISpanSerDes<Windowed<T>>, IWindowedSerDes
{
    private const int Times = 16;

    // Null until it is initialized where the configured one is meant.
    private ISerDes<T>? _inner;

    /// <summary>Over the serde of the keys.</summary>
    public SessionWindowedSerDes(ISerDes<T> innerSerdes) => _inner = innerSerdes;

    /// <summary>Over the configured serde of keys.</summary>
    internal SessionWindowedSerDes()
    {
    }

    int IWindowedSerDes.WindowBytes => Times;

    /// <inheritdoc/>
    public override Windowed<T> Deserialize(byte[]? data, SerializationContext context) => data is null ? null! : Deserialize(data.AsSpan(), new SpanContext(context.Topic, context.Component));

    /// <inheritdoc/>
    public Windowed<T> Deserialize(ReadOnlySpan<byte> data, in SpanContext context)
    {
        if (data.Length < Times) throw new Errors.DeserializationException($"{context.Component} of {context.Topic}: a session's key takes at least {Times} bytes and {data.Length} are there");
        var times = data[^Times..];
        var window = new SessionWindow(BinaryPrimitives.ReadInt64BigEndian(times[8..]), BinaryPrimitives.ReadInt64BigEndian(times));
        return new Windowed<T>(SpanCalls.Read(_inner!, data[..^Times], context), window);
    }

    /// <inheritdoc/>
    public override void Initialize(SerDesContext context)
    {
        _inner ??= ConfiguredSerDes.OfKeys<T>(context);
        _inner.Initialize(context);
        base.Initialize(context);
    }

    /// <inheritdoc/>
    public override byte[]? Serialize(Windowed<T> data, SerializationContext context)
    {
        if (data is null) return null;
        var key = _inner!.Serialize(data.Key, context) ?? [];
        var bytes = new byte[key.Length + Times];
        key.CopyTo(bytes, 0);
        WriteTimes(bytes.AsSpan(key.Length), data.Window);
        return bytes;
    }

    /// <inheritdoc/>
    public void Serialize(Windowed<T> data, IBufferWriter<byte> output, in SpanContext context)
    {
        SpanCalls.Write(_inner!, data.Key, output, context);
        WriteTimes(output.GetSpan(Times), data.Window);
        output.Advance(Times);
    }

    private static void WriteTimes(Span<byte> to, Window window)
    {
        BinaryPrimitives.WriteInt64BigEndian(to, window.EndMs);
        BinaryPrimitives.WriteInt64BigEndian(to[8..], window.StartMs);
    }
}
