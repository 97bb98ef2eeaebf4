namespace Streamiz.Simulation.Tests.World;

/// <summary>A run has shown what must not be.</summary>
internal sealed class SimulationFailedException(string message, Exception? inner = null) : Exception(message, inner);
