using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>Entries of one store.</summary>
internal sealed record StoreEntries(string Store, IReadOnlyList<StoreEntry> Entries);
