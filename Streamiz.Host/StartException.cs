namespace Streamiz.Host;

/// <summary>Something that stops the start, said in one line: a setting, an address, a folder in use.</summary>
internal sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
