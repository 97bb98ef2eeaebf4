namespace Streamiz.Client.Connections;

/// <summary>A pooled array that a response was received into; it goes back when the last one who looks into it lets go.</summary>
internal sealed class Slab(SlabPool pool, byte[] bytes)
{
    private int _holders;

    public byte[] Bytes { get; } = bytes;

    public void Hold() => _holders++;

    public void LetGo()
    {
        if (--_holders == 0) pool.Return(this);
    }
}
