using Streamiz.Client.Wires;

namespace Streamiz.Simulation.Tests.World;

/// <summary>The wires of one host. Its waiting place is the world's: nothing waits here.</summary>
internal sealed class SimNetwork(SimWorld world, SimHost host) : INetwork
{
    public IWire Connect(string address, int port) => new SimWire(world, host, world.Cluster.Node(address));

    public void Wait(IReadOnlyList<IWire> wires, int timeoutMs) => throw new InvalidOperationException("a script waits by Until, not in the client");

    public void WakeUp() => host.WakeUp();

    public void Dispose()
    {
    }
}
