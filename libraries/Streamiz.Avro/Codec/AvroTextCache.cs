using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Streamiz.Avro;

/// <summary>
/// Texts by their bytes, so that those that come again and again are made once. It has a fixed number of places, in pairs; a text that finds
/// its pair taken drives out the older one, so it never grows. For one thread at a time.
/// </summary>
public sealed class AvroTextCache
{
    // Longer texts are rarely the same again, and comparing them costs.
    private const int LongestText = 32;

    private readonly Entry[] _entries;

    /// <summary>Makes a cache.</summary>
    /// <param name="places">How many texts it holds at most; rounded up to a power of two, at least 16.</param>
    public AvroTextCache(int places = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, 1 << 24);
        _entries = new Entry[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(places, 16))];
    }

    /// <summary>Gives the text of these bytes of UTF-8, the same object as before if it is still there.</summary>
    /// <exception cref="AvroDataException">The bytes are no UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestText) return AvroReader.MakeText(bytes);
        var key = new Key(bytes);
        ref var first = ref _entries[(int)key.Hash() & (_entries.Length - 2)];
        if (first.Text is { } text && first.Key.Equals(key)) return text;
        ref var second = ref Unsafe.Add(ref first, 1);
        if (second.Text is { } other && second.Key.Equals(key)) return other;
        return Add(ref first, ref second, key, bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Add(ref Entry first, ref Entry second, Key key, ReadOnlySpan<byte> bytes)
    {
        string text = AvroReader.MakeText(bytes);
        second = first;
        first.Key = key;
        first.Text = text;
        return text;
    }

    private struct Entry
    {
        public Key Key;
        public string? Text;
    }

    // Up to 32 bytes as four words (those of short texts overlap) and the length: equal keys are equal bytes.
    private readonly struct Key
    {
        private readonly ulong _a;
        private readonly ulong _b;
        private readonly ulong _c;
        private readonly ulong _d;
        private readonly int _length;

        public Key(ReadOnlySpan<byte> bytes)
        {
            ref byte start = ref MemoryMarshal.GetReference(bytes);
            int length = bytes.Length;
            _length = length;
            if (length >= 8)
            {
                _a = Word(ref start, 0);
                _b = Word(ref start, length - 8);
                if (length > 16)
                {
                    _c = Word(ref start, 8);
                    _d = Word(ref start, length - 16);
                }
            }
            else if (length >= 4)
            {
                _a = Unsafe.ReadUnaligned<uint>(ref start);
                _b = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, length - 4));
            }
            else if (length > 0)
            {
                _a = (uint)(start | (Unsafe.Add(ref start, length >> 1) << 8) | (Unsafe.Add(ref start, length - 1) << 16));
            }
        }

        public ulong Hash()
        {
            ulong hash = (_a ^ (_c * 0x9fb21c651e98df25UL) ^ (ulong)_length) * 0x9e3779b97f4a7c15UL;
            hash ^= (_b ^ (_d << 7)) * 0xc2b2ae3d27d4eb4fUL;
            hash *= 0x9fb21c651e98df25UL;
            return hash ^ (hash >> 32);
        }

        public bool Equals(in Key other) =>
            _a == other._a && _b == other._b && _length == other._length && _c == other._c && _d == other._d;

        private static ulong Word(ref byte start, int offset) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, offset));
    }
}
