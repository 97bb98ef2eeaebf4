using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Turns objects into bytes and back, for callers that do not know the type.</summary>
public interface ISerDes
{
    /// <summary>Reads a value; <c>null</c> data give <c>null</c>.</summary>
    object? DeserializeObject(byte[]? data, SerializationContext context);

    /// <summary>Called once, before the first record.</summary>
    void Initialize(SerDesContext context);

    /// <summary>Writes a value; <c>null</c> gives <c>null</c>.</summary>
    byte[]? SerializeObject(object? data, SerializationContext context);
}
