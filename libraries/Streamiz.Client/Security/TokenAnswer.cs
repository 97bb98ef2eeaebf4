namespace Streamiz.Client.Security;

/// <summary>What an identity provider has answered: a token and how long it is good for, or an error.</summary>
/// <param name="Token">The token; null when there is none.</param>
/// <param name="LifetimeMs">Milliseconds from the answer on; 0 when the provider does not tell.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record TokenAnswer(string? Token, long LifetimeMs, KafkaException? Error);
