using System.Buffers.Binary;
using Confluent.Kafka;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>A value after the time of its last update: eight bytes, big endian. It stands here because it names a type of the state folder.</summary>
/// <typeparam name="V">Type of the value.</typeparam>
public class ValueAndTimestampSerDes<V> : AbstractSerDes<ValueAndTimestamp<V>>
{
    private const int TimeLength = 8;

    /// <summary>With the serde of the value alone.</summary>
    public ValueAndTimestampSerDes(ISerDes<V> innerSerdes) => InnerSerdes = innerSerdes;

    /// <summary>The serde of the value alone.</summary>
    public ISerDes<V> InnerSerdes { get; }

    /// <inheritdoc/>
    public override ValueAndTimestamp<V> Deserialize(byte[]? data, SerializationContext context)
    {
        if (data is null)
            return null!;
        if (data.Length < TimeLength)
            throw new Errors.DeserializationException($"{context.Component} of {context.Topic}: a value with its time takes 8 bytes and more, {data.Length} are there");
        return ValueAndTimestamp<V>.Make(InnerSerdes.Deserialize(data[TimeLength..], context), BinaryPrimitives.ReadInt64BigEndian(data));
    }

    /// <inheritdoc/>
    public override void Initialize(SerDesContext context)
    {
        base.Initialize(context);
        InnerSerdes.Initialize(context);
    }

    /// <inheritdoc/>
    public override byte[]? Serialize(ValueAndTimestamp<V> data, SerializationContext context)
    {
        if (data is null || InnerSerdes.Serialize(data.Value, context) is not { } value)
            return null;
        byte[] bytes = new byte[TimeLength + value.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, data.Timestamp);
        value.CopyTo(bytes, TimeLength);
        return bytes;
    }
}
