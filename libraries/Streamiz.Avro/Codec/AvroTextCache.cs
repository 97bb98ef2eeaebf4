using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Streamiz.Avro;

/// <summary>
/// Texts by their bytes, so that those that come again and again are made once. It has a fixed number of places, in sets of four; a text that
/// finds its set full drives out the oldest of it, so it never grows. For one thread at a time.
/// </summary>
public sealed class AvroTextCache
{
    // Longer texts are rarely the same again, and comparing them costs.
    private const int LongestText = 32;

    // A set is a line of the processor's cache: looking into one costs one miss, whatever it holds.
    private const int Ways = 4;

    private readonly Place[] _places;
    private readonly uint _lastSet;

    /// <summary>Makes a cache.</summary>
    /// <param name="places">How many texts it holds at most; rounded up to a power of two, at least 16.</param>
    public AvroTextCache(int places = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, 1 << 24);
        _places = new Place[BitOperations.RoundUpToPowerOf2((uint)Math.Max(places, 16))];
        _lastSet = (uint)(_places.Length / Ways) - 1;
    }

    /// <summary>Gives the text of these bytes of UTF-8, the same object as before if it is still there.</summary>
    /// <exception cref="AvroDataException">The bytes are no UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestText) return AvroReader.MakeText(bytes);
        ulong hash = Hash(bytes);
        ref var place = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_places), (nint)((uint)hash & _lastSet) * Ways);
        for (int i = 0; i < Ways; i++)
        {
            ref var at = ref Unsafe.Add(ref place, i);
            if (at.Hash == hash && at.Text is { } text && IsSame(bytes, text)) return text;
        }
        return Add(ref place, hash, bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Add(ref Place set, ulong hash, ReadOnlySpan<byte> bytes)
    {
        string text = AvroReader.MakeText(bytes);
        for (int i = Ways - 1; i > 0; i--) Unsafe.Add(ref set, i) = Unsafe.Add(ref set, i - 1);
        set.Hash = hash;
        set.Text = text;
        return text;
    }

    // As many characters as bytes: each is one of ASCII.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSame(ReadOnlySpan<byte> bytes, string text) => text.Length == bytes.Length ? Ascii.Equals(bytes, text) : IsSameBeyondAscii(bytes, text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsSameBeyondAscii(ReadOnlySpan<byte> bytes, string text)
    {
        Span<byte> encoded = stackalloc byte[LongestText];
        return Encoding.UTF8.TryGetBytes(text, encoded, out int length) && bytes.SequenceEqual(encoded[..length]);
    }

    // Up to 32 bytes as four words, which overlap in shorter texts.
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ref byte start = ref MemoryMarshal.GetReference(bytes);
        int length = bytes.Length;
        ulong a = 0, b = 0;
        if (length >= 8)
        {
            a = Word(ref start, 0);
            b = Word(ref start, length - 8);
            if (length > 16)
            {
                a ^= Word(ref start, 8) * 0x9fb21c651e98df25UL;
                b ^= BitOperations.RotateLeft(Word(ref start, length - 16), 7);
            }
        }
        else if (length >= 4)
        {
            a = Unsafe.ReadUnaligned<uint>(ref start);
            b = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, length - 4));
        }
        else if (length > 0)
        {
            a = (uint)(start | (Unsafe.Add(ref start, length >> 1) << 8) | (Unsafe.Add(ref start, length - 1) << 16));
        }
        ulong hash = (a ^ (ulong)length) * 0x9e3779b97f4a7c15UL;
        hash ^= b * 0xc2b2ae3d27d4eb4fUL;
        hash *= 0x9fb21c651e98df25UL;
        return hash ^ (hash >> 32);
    }

    private static ulong Word(ref byte start, int offset) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, offset));

    private struct Place
    {
        public ulong Hash;
        public string? Text;
    }
}
