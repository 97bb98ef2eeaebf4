namespace Streamiz.Kafka.Net.Stream;

/// <summary>Where windows of changing length end: a windowed key has its window's start only.</summary>
internal interface IWindowEnds
{
    /// <summary>End of the window that starts then, milliseconds.</summary>
    long EndOf(long startMs);
}
