namespace Streamiz.Client.Admin;

/// <summary>A group of the cluster.</summary>
/// <param name="GroupId">Its name.</param>
/// <param name="ProtocolType">What kind of members it has.</param>
/// <param name="State">Its state; empty where the cluster does not tell.</param>
/// <param name="Type">Its kind (classic, consumer, streams …); empty where the cluster does not tell.</param>
public sealed record GroupListing(string GroupId, string ProtocolType, string State, string Type);
