namespace Streamiz.Benchmarks;

/// <summary>Arguments that make no sense: told without a stack.</summary>
internal sealed class UsageException(string message) : Exception(message);
