namespace Streamiz.Host.Peers;

/// <summary>Entries of another host's store.</summary>
internal sealed record PeerEntries(IReadOnlyList<PeerEntry> Entries, IReadOnlyList<string> MissingHosts);
