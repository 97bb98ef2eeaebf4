using Streamiz.Client.Wires;

namespace Streamiz.Kafka.Net.Tests.Standby;

/// <summary>The wires of an instance that can be killed: from one moment on nothing goes out any more, no farewell either.</summary>
internal sealed class MortalNetwork(INetwork network) : INetwork
{
    private readonly List<IWire> _wires = [];
    private volatile bool _isKilled;

    public void Kill()
    {
        _isKilled = true;
        network.WakeUp();
    }

    public IWire Connect(string host, int port)
    {
        DieIfKilled();
        var wire = network.Connect(host, port);
        _wires.Add(wire);
        return wire;
    }

    public void Wait(IReadOnlyList<IWire> wires, int timeoutMs)
    {
        DieIfKilled();
        network.Wait(wires, timeoutMs);
        DieIfKilled();
    }

    public void WakeUp() => network.WakeUp();

    public void Dispose() => network.Dispose();

    // On the thread that uses the wires: whatever it wanted to say after this is not heard.
    private void DieIfKilled()
    {
        if (!_isKilled) return;
        foreach (var wire in _wires) wire.Dispose();
        throw new InvalidOperationException("killed");
    }
}
