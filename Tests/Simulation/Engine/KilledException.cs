namespace Streamiz.Simulation.Tests.Engine;

/// <summary>The process is dead: its thread is unwound, and whatever it still does reaches nobody.</summary>
internal sealed class KilledException() : Exception("the process has been killed");
