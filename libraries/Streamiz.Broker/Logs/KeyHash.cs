using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Streamiz.Broker.Logs;

/// <summary>128 bits of a key's SHA-256: enough that no two keys are ever taken for one.</summary>
internal readonly record struct KeyHash(long High, long Low)
{
    public static KeyHash Of(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return new KeyHash(BinaryPrimitives.ReadInt64LittleEndian(hash), BinaryPrimitives.ReadInt64LittleEndian(hash[8..]));
    }
}
