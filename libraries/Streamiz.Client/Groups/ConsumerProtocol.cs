using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Groups;

/// <summary>What members of consumer groups say to each other: subscriptions and shares, each behind its version.</summary>
public static class ConsumerProtocol
{
    /// <summary>Writes a subscription.</summary>
    public static byte[] Write(ConsumerProtocolSubscription subscription, short version = 1) => Write<ConsumerProtocolSubscription>(subscription, version);

    /// <summary>Writes a share.</summary>
    public static byte[] Write(ConsumerProtocolAssignment assignment, short version = 1) => Write<ConsumerProtocolAssignment>(assignment, version);

    /// <summary>Reads a subscription.</summary>
    /// <exception cref="WireFormatException">The bytes are none.</exception>
    public static ConsumerProtocolSubscription ReadSubscription(ReadOnlyMemory<byte> bytes) => Read<ConsumerProtocolSubscription>(bytes);

    /// <summary>Reads a share; no bytes are an empty one.</summary>
    /// <exception cref="WireFormatException">The bytes are none.</exception>
    public static ConsumerProtocolAssignment ReadAssignment(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? new ConsumerProtocolAssignment() : Read<ConsumerProtocolAssignment>(bytes);

    private static byte[] Write<T>(T data, short version)
        where T : IMessage
    {
        var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        writer.WriteInt16(version);
        data.Write(ref writer, version);
        return buffer.Written.ToArray();
    }

    // A newer version has more fields behind those known.
    private static T Read<T>(ReadOnlyMemory<byte> bytes)
        where T : IMessage, new()
    {
        var reader = new WireReader(bytes);
        short version = Math.Min(reader.ReadInt16(), T.Highest);
        var data = new T();
        if (version < T.Lowest) throw reader.Malformed($"version {version}");
        data.Read(ref reader, version);
        return data;
    }
}
