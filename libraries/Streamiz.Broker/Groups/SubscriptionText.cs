using System.Buffers.Binary;
using System.Text;

namespace Streamiz.Broker.Groups;

/// <summary>Reads the topics out of what consumers send as their subscription: a version, then names. The rest is theirs.</summary>
internal static class SubscriptionText
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, HashSet<string> topics)
    {
        if (bytes.Length < 6) return false;
        int count = BinaryPrimitives.ReadInt32BigEndian(bytes[2..]);
        bytes = bytes[6..];
        for (int i = 0; i < count; i++)
        {
            if (bytes.Length < 2) return false;
            int length = BinaryPrimitives.ReadInt16BigEndian(bytes);
            if (length < 0 || length > bytes.Length - 2) return false;
            topics.Add(Encoding.UTF8.GetString(bytes.Slice(2, length)));
            bytes = bytes[(2 + length)..];
        }
        return true;
    }
}
