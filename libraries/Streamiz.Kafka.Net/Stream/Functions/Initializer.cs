namespace Streamiz.Kafka.Net.Stream;

/// <summary>Gives an aggregation its first value.</summary>
public interface Initializer<out VA>
{
    /// <summary>A new aggregate.</summary>
    VA Apply();
}
