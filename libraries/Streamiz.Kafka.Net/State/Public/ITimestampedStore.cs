namespace Streamiz.Kafka.Net.State.Internal;

/// <summary>A store that keeps the time of each value's last update.</summary>
public interface ITimestampedStore
{
}
