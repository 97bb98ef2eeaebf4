namespace Streamiz.Host.Flights;

/// <summary>The stores cannot be asked now: the topology starts, restores, moves or has stopped. Asking again later may do.</summary>
internal sealed class StoresNotReadyException(string message, Exception? inner = null) : Exception(message, inner);
