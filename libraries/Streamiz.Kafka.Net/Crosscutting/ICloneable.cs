namespace Streamiz.Kafka.Net.Crosscutting;

/// <summary>Can be copied.</summary>
/// <typeparam name="T">Type of the copy.</typeparam>
public interface ICloneable<out T>
{
    /// <summary>A copy that shares nothing which may change.</summary>
    T Clone();
}
