namespace Streamiz.Simulation.Tests.World;

/// <summary>Whoever has wires: is told when one of them has changed.</summary>
internal interface IWireHost
{
    string Name { get; }

    void WakeUp();

    /// <summary>Called before bytes are sent: the moment at which a process may die in the middle of something.</summary>
    void AboutToSend()
    {
    }
}
