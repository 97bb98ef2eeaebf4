using Streamiz.Rocks.Native;

namespace RocksDbSharp;

/// <summary>Bloom filters in table files: a lookup of a missing key rarely reads a block.</summary>
public sealed class BloomFilterPolicy
{
    private readonly double _bitsPerKey;

    private BloomFilterPolicy(double bitsPerKey) => _bitsPerKey = bitsPerKey;

    /// <summary>A filter.</summary>
    /// <param name="bits_per_key">Memory a key; 10 gives about one false positive in a hundred.</param>
    /// <param name="use_block_based_builder">Has no effect: RocksDB has given up filters by block.</param>
    public static BloomFilterPolicy Create(int bits_per_key = 10, bool use_block_based_builder = false)
    {
        _ = use_block_based_builder;
        return new BloomFilterPolicy(bits_per_key);
    }

    /// <summary>A native of it, which the table options take over.</summary>
    internal nint Create() => OptionCall.Create("rocksdb_filterpolicy_create_bloom_full", _bitsPerKey);
}
