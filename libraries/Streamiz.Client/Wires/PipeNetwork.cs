namespace Streamiz.Client.Wires;

/// <summary>Wires inside the process, to whoever takes their other ends: an embedded broker, or a test.</summary>
/// <param name="accept">Gets the other end of every new wire.</param>
public sealed class PipeNetwork(Action<PipeEnd> accept) : INetwork
{
    private readonly SemaphoreSlim _woken = new(0, 1);
    private int _pending;

    /// <summary>Bytes that a wire holds in each direction.</summary>
    public int BufferBytes { get; init; } = 1 << 20;

    /// <inheritdoc/>
    public IWire Connect(string host, int port)
    {
        var (near, far) = PipeEnd.Pair(BufferBytes);
        near.Changed += WakeUp;
        accept(far);
        return near;
    }

    /// <inheritdoc/>
    public void Wait(IReadOnlyList<IWire> wires, int timeoutMs)
    {
        for (int i = 0; i < wires.Count && timeoutMs > 0; i++)
            if (wires[i] is PipeEnd { CanReceive: true }) timeoutMs = 0;
        _woken.Wait(timeoutMs);
        Interlocked.Exchange(ref _pending, 0);
    }

    /// <inheritdoc/>
    public void WakeUp()
    {
        if (Interlocked.Exchange(ref _pending, 1) != 0) return;
        try
        {
            _woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // It stands at one already: the next wait ends at once.
        }
        catch (ObjectDisposedException)
        {
            // The client has been closed meanwhile: nobody waits any more.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _woken.Dispose();
}
