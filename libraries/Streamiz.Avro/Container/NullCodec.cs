namespace Streamiz.Avro;

/// <summary>Leaves blocks as they are.</summary>
internal sealed class NullCodec() : Codec("null")
{
    public override int Unpack(ReadOnlySpan<byte> block, ref byte[] target)
    {
        if (target.Length < block.Length) target = new byte[block.Length];
        block.CopyTo(target);
        return block.Length;
    }

    public override byte[] Pack(ReadOnlySpan<byte> data) => data.ToArray();
}
