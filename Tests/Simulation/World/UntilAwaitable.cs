using System.Runtime.CompilerServices;

namespace Streamiz.Simulation.Tests.World;

/// <summary>Something that a script waits for; it goes on in the host's turn, on the world's one thread.</summary>
internal readonly struct UntilAwaitable(SimHost host, Func<bool> isSo) : INotifyCompletion
{
    public bool IsCompleted => isSo();

    public UntilAwaitable GetAwaiter() => this;

    public void OnCompleted(Action continuation) => host.Park(isSo, continuation);

    public void GetResult()
    {
    }
}
