namespace Streamiz.Host.Sources;

/// <summary>A whole body could not be read: it is not JSON, or not the shape of a states answer.</summary>
internal sealed class StatesFormatException(string message, Exception? inner = null) : Exception(message, inner);
