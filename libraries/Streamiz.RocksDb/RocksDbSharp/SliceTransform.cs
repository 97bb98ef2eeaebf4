using Streamiz.Rocks.Native;

namespace RocksDbSharp;

/// <summary>The part of a key that counts as its prefix.</summary>
public sealed class SliceTransform
{
    private readonly ulong? _length;

    private SliceTransform(ulong? length) => _length = length;

    /// <summary>The first bytes.</summary>
    /// <param name="fixed_prefix_length">How many (> 0).</param>
    public static SliceTransform CreateFixedPrefix(ulong fixed_prefix_length) => new(fixed_prefix_length);

    /// <summary>The whole key.</summary>
    public static SliceTransform CreateNoOp() => new(null);

    /// <summary>A native of it, which the options take over.</summary>
    internal nint Create() => _length is { } length
        ? OptionCall.Create("rocksdb_slicetransform_create_fixed_prefix", length)
        : OptionCall.Create("rocksdb_slicetransform_create_noop");
}
