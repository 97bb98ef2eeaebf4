using System.Buffers.Binary;
using System.Text;

namespace Streamiz.Kafka.Net.Tests.Cluster;

/// <summary>A record as a test read it.</summary>
public sealed record TestRecordRead(int Partition, byte[]? KeyBytes, byte[]? ValueBytes, long Timestamp)
{
    public string? Key => KeyBytes is null ? null : Encoding.UTF8.GetString(KeyBytes);

    public string? Value => ValueBytes is null ? null : Encoding.UTF8.GetString(ValueBytes);

    public long Number => BinaryPrimitives.ReadInt64BigEndian(ValueBytes);
}
