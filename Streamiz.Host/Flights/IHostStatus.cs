namespace Streamiz.Host.Flights;

/// <summary>What is known of the running topology, cheap enough to be asked every second.</summary>
internal interface IHostStatus
{
    HostStatus Read();
}
