namespace Streamiz.Kafka.Net.Stream;

/// <summary>When windowed results come out. (Ours and Kafka Streams'.)</summary>
public enum EmitStrategy
{
    /// <summary>With every update (or once a commit, with a cache).</summary>
    OnWindowUpdate = 0,

    /// <summary>Once, when the window is closed.</summary>
    OnWindowClose = 1,
}
