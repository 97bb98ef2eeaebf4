namespace Streamiz.Simulation.Tests.Clients;

/// <summary>The protocol of a group.</summary>
internal enum CopyGroup
{
    Classic,
    Consumer,
    Streams,
}
