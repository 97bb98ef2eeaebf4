using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>Entries of one store.</summary>
/// <param name="Store">Its name.</param>
/// <param name="Entries">Them.</param>
/// <param name="MissingHosts">Hosts that did not give their part.</param>
internal sealed record StoreEntries(string Store, IReadOnlyList<StoreEntry> Entries, IReadOnlyList<string> MissingHosts);
