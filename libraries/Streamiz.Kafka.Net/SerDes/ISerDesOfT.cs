using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Turns values of one type into bytes and back.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public interface ISerDes<T> : ISerDes
{
    /// <summary>Reads a value; <c>null</c> data give the default value.</summary>
    T Deserialize(byte[]? data, SerializationContext context);

    /// <summary>Writes a value; <c>null</c> gives <c>null</c>.</summary>
    byte[]? Serialize(T data, SerializationContext context);
}
