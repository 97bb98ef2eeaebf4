namespace Streamiz.Avro;

/// <summary>Packs and unpacks the blocks of a container file.</summary>
internal abstract class Codec(string name)
{
    /// <summary>The most bytes a block may have when it is unpacked. A file may lie about all sizes, and packed zeros are small.</summary>
    public const int MostBytes = 256 << 20;

    public string Name => name;

    public static Codec Of(string name) => name switch
    {
        "null" => new NullCodec(),
        "deflate" => new DeflateCodec(),
        "snappy" => new SnappyCodec(),
        "zstandard" => new ZstandardCodec(),
        "bzip2" => new Bzip2Codec(),
        "xz" => new XzCodec(),
        _ => throw new AvroCodecException(name, $"codec '{name}' is unknown; known are null, deflate, snappy, zstandard, bzip2 and xz"),
    };

    /// <summary>Unpacks a block into <paramref name="target"/>, which may be replaced by a larger one, and gives the number of bytes.</summary>
    /// <exception cref="AvroDataException">The block is damaged or too large.</exception>
    public abstract int Unpack(ReadOnlySpan<byte> block, ref byte[] target);

    /// <summary>Packs a block.</summary>
    public abstract byte[] Pack(ReadOnlySpan<byte> data);

    protected AvroDataException Damaged(string detail, Exception? cause = null) => new($"a block is no valid {name}: {detail}", cause);

    /// <summary>Makes room for a block whose size shows only when there is too little: twice as much until it does or the limit is reached.</summary>
    protected void Enlarge(ref byte[] target)
    {
        if (target.Length >= MostBytes) throw Damaged($"it has more than {MostBytes} bytes");
        target = new byte[Math.Min(target.Length * 2, MostBytes)];
    }

    protected static void Prepare(int packedSize, ref byte[] target)
    {
        int wanted = (int)Math.Min(Math.Max((long)packedSize * 4, 1 << 14), MostBytes);
        if (target.Length < wanted) target = new byte[wanted];
    }
}
