namespace Streamiz.Client.Groups;

/// <summary>A way of sharing the work that a member knows, and what it says to those who share.</summary>
/// <param name="Name">The way's name; the group takes one that all members know.</param>
/// <param name="Metadata">The member's own words, read by the leader.</param>
public readonly record struct GroupProtocol(string Name, ReadOnlyMemory<byte> Metadata);
