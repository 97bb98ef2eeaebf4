using System.Buffers;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>
/// The way without arrays: reads from the bytes where they lie, and writes into the batch's buffer.
/// A serde that has it is used this way; which way is decided once, when a node is built.
/// </summary>
/// <typeparam name="T">Type of the values.</typeparam>
public interface ISpanSerDes<T> : ISerDes<T>
{
    /// <summary>Reads a value from bytes that are there (never null) and are gone after the call.</summary>
    T Deserialize(ReadOnlySpan<byte> data, in SpanContext context);

    /// <summary>Appends a value that is not null.</summary>
    void Serialize(T data, IBufferWriter<byte> output, in SpanContext context);
}
