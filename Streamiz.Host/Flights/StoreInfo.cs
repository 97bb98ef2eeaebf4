namespace Streamiz.Host.Flights;

/// <summary>A store that can be asked.</summary>
/// <param name="Name">As the topology names it.</param>
/// <param name="Type">"key-value" or "window".</param>
/// <param name="Description">What its keys and values are.</param>
internal sealed record StoreInfo(string Name, string Type, string Description);
