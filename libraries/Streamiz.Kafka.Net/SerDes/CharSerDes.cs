using System.Text;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>One character, UTF-8.</summary>
public class CharSerDes : AbstractSerDes<char>
{
    /// <inheritdoc/>
    public override char Deserialize(byte[]? data, SerializationContext context) => data is null || data.Length == 0 ? default : Encoding.UTF8.GetString(data)[0];

    /// <inheritdoc/>
    public override byte[]? Serialize(char data, SerializationContext context) => Encoding.UTF8.GetBytes([data]);
}
