using Streamiz.Client.Wires;
using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests.Engine;

/// <summary>The wires of one engine process. Its waiting place hands the turn back to the world.</summary>
internal sealed class EngineNetwork(SimWorld world, EngineProcess process) : INetwork
{
    public IWire Connect(string host, int port)
    {
        process.CheckAlive();
        return new SimWire(world, process, world.Cluster.Node(host));
    }

    public void Wait(IReadOnlyList<IWire> wires, int timeoutMs) => process.Wait(wires, timeoutMs);

    public void WakeUp() => process.WakeUp();

    public void Dispose()
    {
    }
}
