namespace Streamiz.Host.Live;

/// <summary>An event on its way to listeners, made once for all of them.</summary>
/// <param name="Name">"aircraft", "counts" or "health".</param>
/// <param name="Json">One JSON object in UTF-8, on one line.</param>
internal sealed record LiveEvent(string Name, ReadOnlyMemory<byte> Json);
