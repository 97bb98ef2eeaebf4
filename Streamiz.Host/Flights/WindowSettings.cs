namespace Streamiz.Host.Flights;

/// <summary>The windows that are counted in.</summary>
/// <param name="SizeMs">Length, milliseconds.</param>
/// <param name="RetentionMs">How long windows can be asked for, milliseconds of event time.</param>
internal sealed record WindowSettings(long SizeMs, long RetentionMs);
