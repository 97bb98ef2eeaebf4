namespace Streamiz.Client.Wires;

/// <summary>One end of a wire inside the process. The two ends may be used by two threads.</summary>
public sealed class PipeEnd : IWire
{
    private readonly Ring _in;
    private readonly Ring _out;
    private PipeEnd? _other;

    private PipeEnd(Ring @in, Ring @out)
    {
        _in = @in;
        _out = @out;
    }

    /// <summary>Raised on the other end's thread when bytes have come, room has been made, or the wire has been closed.</summary>
    public event Action? Changed;

    /// <inheritdoc/>
    public WireState State => _in.Closed && _in.IsEmpty || _out.Closed ? WireState.Closed : WireState.Open;

    /// <inheritdoc/>
    public string? Failure => null;

    /// <inheritdoc/>
    public bool WantsToSend { get; set; }

    /// <summary>Whether bytes have come.</summary>
    public bool CanReceive => !_in.IsEmpty;

    /// <summary>Two ends of one wire.</summary>
    /// <param name="bufferBytes">Bytes it holds in each direction.</param>
    public static (PipeEnd Near, PipeEnd Far) Pair(int bufferBytes)
    {
        Ring there = new(bufferBytes), back = new(bufferBytes);
        PipeEnd near = new(back, there), far = new(there, back);
        near._other = far;
        far._other = near;
        return (near, far);
    }

    /// <inheritdoc/>
    public int Send(IList<ArraySegment<byte>> bytes)
    {
        int sent = 0;
        for (int i = 0; i < bytes.Count; i++)
        {
            int taken = _out.Write(bytes[i]);
            sent += taken;
            if (taken < bytes[i].Count) break;
        }
        if (sent > 0) _other!.Changed?.Invoke();
        return sent;
    }

    /// <summary>Takes as many bytes as there is room for; answers how many.</summary>
    public int Send(ReadOnlySpan<byte> bytes)
    {
        int sent = _out.Write(bytes);
        if (sent > 0) _other!.Changed?.Invoke();
        return sent;
    }

    /// <inheritdoc/>
    public int Receive(Span<byte> into)
    {
        int received = _in.Read(into);
        if (received > 0) _other!.Changed?.Invoke();
        return received;
    }

    /// <summary>Closes the wire for both ends; what is on it may still be read.</summary>
    public void Dispose()
    {
        _in.Closed = true;
        _out.Closed = true;
        _other!.Changed?.Invoke();
    }
}
