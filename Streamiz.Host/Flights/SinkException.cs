namespace Streamiz.Host.Flights;

/// <summary>State vectors could not be written to their topic.</summary>
internal sealed class SinkException(string message, Exception? inner = null) : Exception(message, inner);
