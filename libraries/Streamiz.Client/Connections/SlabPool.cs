using System.Numerics;

namespace Streamiz.Client.Connections;

/// <summary>Arrays of powers of two for responses. One thread uses it.</summary>
internal sealed class SlabPool
{
    private const int SmallestBits = 12;

    // More than this is left to the garbage collector.
    private const long MaxPooledBytes = 96L << 20;

    private readonly Stack<Slab>[] _free = [.. Enumerable.Range(0, 31 - SmallestBits).Select(_ => new Stack<Slab>())];
    private long _pooled;

    /// <summary>Arrays handed out and not returned: zero when all is closed.</summary>
    public int Rented { get; private set; }

    /// <summary>A slab of at least <paramref name="length"/> bytes with one holder.</summary>
    public Slab Rent(int length)
    {
        int bits = Math.Max(SmallestBits, BitOperations.Log2((uint)Math.Max(1, length - 1)) + 1);
        Rented++;
        if (bits - SmallestBits >= _free.Length) return Held(new Slab(this, new byte[length]));
        if (!_free[bits - SmallestBits].TryPop(out var slab)) return Held(new Slab(this, new byte[1 << bits]));
        _pooled -= slab.Bytes.Length;
        return Held(slab);
    }

    public void Return(Slab slab)
    {
        Rented--;
        int length = slab.Bytes.Length;
        if (!BitOperations.IsPow2(length) || _pooled + length > MaxPooledBytes) return;
        _pooled += length;
        _free[BitOperations.Log2((uint)length) - SmallestBits].Push(slab);
    }

    private static Slab Held(Slab slab)
    {
        slab.Hold();
        return slab;
    }
}
