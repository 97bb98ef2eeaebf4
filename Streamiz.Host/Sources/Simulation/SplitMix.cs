namespace Streamiz.Host.Sources.Simulation;

/// <summary>SplitMix64: small, and the same numbers from the same seed in every version of the framework.</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    public static SplitMix For(ulong seed, int stream) => new(Mix(seed + 0x9E3779B97F4A7C15UL * (ulong)(stream + 1)));

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>From 0, below 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>From 0, below <paramref name="bound"/> (&gt; 0).</summary>
    public int NextInt(int bound) => (int)(NextDouble() * bound);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
