using Streamiz.Client.Wires;

namespace Streamiz.Client.Tests.Faults;

/// <summary>TCP by way of a proxy, whatever address the cluster tells.</summary>
internal sealed class ProxyNetwork(int port) : INetwork
{
    private readonly SocketNetwork _sockets = new();

    public IWire Connect(string host, int toPort) => _sockets.Connect("127.0.0.1", port);

    public void Wait(IReadOnlyList<IWire> wires, int timeoutMs) => _sockets.Wait(wires, timeoutMs);

    public void WakeUp() => _sockets.WakeUp();

    public void Dispose() => _sockets.Dispose();
}
