using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Base of serdes: leaves the two typed methods to write.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public abstract class AbstractSerDes<T> : ISerDes<T>
{
    /// <summary>Whether <see cref="Initialize"/> was called.</summary>
#pragma warning disable CA1051 // upstream's name and kind
    protected bool isInitialized;
#pragma warning restore CA1051

    /// <inheritdoc/>
    public abstract T Deserialize(byte[]? data, SerializationContext context);

    /// <inheritdoc/>
    public object? DeserializeObject(byte[]? data, SerializationContext context) => data is null ? null : Deserialize(data, context);

    /// <inheritdoc/>
    public virtual void Initialize(SerDesContext context) => isInitialized = true;

    /// <inheritdoc/>
    public abstract byte[]? Serialize(T data, SerializationContext context);

    /// <inheritdoc/>
    public byte[]? SerializeObject(object? data, SerializationContext context) => data is T value ? Serialize(value, context)
        : data is null ? null
        : throw new Errors.StreamsException($"{GetType().Name} writes {typeof(T).Name} and was given a {data.GetType().Name} for topic {context.Topic}");
}
