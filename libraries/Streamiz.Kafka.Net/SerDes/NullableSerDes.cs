using System.Buffers;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>A serde of a value type, for the same values with null. (Ours.)</summary>
/// <typeparam name="T">The value type.</typeparam>
public sealed class NullableSerDes<T> : AbstractSerDes<T?>, ISpanSerDes<T?>
    where T : struct
{
    private readonly ISerDes<T> _inner;

    /// <summary>Over the serde of the values.</summary>
    public NullableSerDes(ISerDes<T> inner) => _inner = inner;

    /// <inheritdoc/>
    public override T? Deserialize(byte[]? data, SerializationContext context) => data is null ? null : _inner.Deserialize(data, context);

    /// <inheritdoc/>
    public T? Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => SpanCalls.Read(_inner, data, context);

    /// <inheritdoc/>
    public override void Initialize(SerDesContext context)
    {
        _inner.Initialize(context);
        base.Initialize(context);
    }

    /// <inheritdoc/>
    public override byte[]? Serialize(T? data, SerializationContext context) => data is { } value ? _inner.Serialize(value, context) : null;

    /// <inheritdoc/>
    public void Serialize(T? data, IBufferWriter<byte> output, in SpanContext context)
    {
        if (data is not { } value) throw new ArgumentNullException(nameof(data));
        SpanCalls.Write(_inner, value, output, context);
    }

    internal static NullableSerDes<T>? Of(ISerDes<T>? inner) => inner is null ? null : new NullableSerDes<T>(inner);
}
