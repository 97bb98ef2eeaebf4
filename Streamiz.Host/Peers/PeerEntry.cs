using System.Text.Json;

namespace Streamiz.Host.Peers;

/// <summary>One entry of another host's store, its value as it was written.</summary>
internal sealed record PeerEntry(string Key, long? WindowStart, JsonElement Value);
