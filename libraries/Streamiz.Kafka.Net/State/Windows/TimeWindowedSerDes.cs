using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Keys of time windows: the key's bytes, then the window's start, 8 bytes, big endian. The end is start and size.</summary>
/// <typeparam name="T">Type of the keys.</typeparam>
public class TimeWindowedSerDes<T> : AbstractSerDes<Windowed<T>>, ISpanSerDes<Windowed<T>>, IWindowedSerDes
{
    // Null until it is initialized where the configured one is meant.
    private ISerDes<T>? _inner;
    private readonly long _windowSizeMs;
    private readonly IWindowEnds? _ends;

    /// <summary>Over the serde of the keys; windows of this size, milliseconds.</summary>
    public TimeWindowedSerDes(ISerDes<T> innerSerdes, long windowSize)
        : this(innerSerdes, windowSize, null)
    {
    }

    /// <summary>Over the serde of the keys; windows by the calendar. (Ours.)</summary>
    [OverloadResolutionPriority(-1)]
    public TimeWindowedSerDes(ISerDes<T> innerSerdes, CalendarWindowOptions windows)
        : this(innerSerdes, 0, windows ?? throw new ArgumentNullException(nameof(windows)))
    {
    }

    internal TimeWindowedSerDes(ISerDes<T>? innerSerdes, long windowSize, IWindowEnds? ends)
    {
        _inner = innerSerdes;
        _windowSizeMs = windowSize;
        _ends = ends;
    }

    int IWindowedSerDes.WindowBytes => 8;

    /// <inheritdoc/>
    public override Windowed<T> Deserialize(byte[]? data, SerializationContext context) => data is null ? null! : Deserialize(data.AsSpan(), new SpanContext(context.Topic, context.Component));

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public Windowed<T> Deserialize(ReadOnlySpan<byte> data, in SpanContext context)
    {
        if (data.Length < 8) throw new Errors.DeserializationException($"{context.Component} of {context.Topic}: a windowed key takes at least 8 bytes and {data.Length} are there");
        long start = BinaryPrimitives.ReadInt64BigEndian(data[^8..]);
        return new Windowed<T>(SpanCalls.Read(_inner!, data[..^8], context), new TimeWindow(start, _ends is null ? WindowTime.Sum(start, _windowSizeMs) : _ends.EndOf(start)));
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
        var bytes = new byte[key.Length + 8];
        key.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(key.Length), data.Window.StartMs);
        return bytes;
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public void Serialize(Windowed<T> data, IBufferWriter<byte> output, in SpanContext context)
    {
        SpanCalls.Write(_inner!, data.Key, output, context);
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(8), data.Window.StartMs);
        output.Advance(8);
    }
}
