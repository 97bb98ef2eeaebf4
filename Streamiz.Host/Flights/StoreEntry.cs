namespace Streamiz.Host.Flights;

/// <summary>One entry of a store.</summary>
/// <param name="Key">Without its window.</param>
/// <param name="WindowStart">Unix seconds; null in a store without windows.</param>
/// <param name="Value">A number, or an object of plain fields.</param>
internal sealed record StoreEntry(string Key, long? WindowStart, object Value);
