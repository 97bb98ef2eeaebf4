namespace Streamiz.Broker.Core;

/// <summary>Where the broker is reached, as clients are told.</summary>
internal sealed record Endpoint(string Host, int Port);
