namespace Streamiz.Kafka.Net.Runtime;

/// <summary>Where a loop's records come from: a cluster, or a test driver's queues.</summary>
internal interface IInput
{
    /// <summary>Moves the cluster's side on and hands fetched records to the lanes of the tasks, without waiting.</summary>
    void Poll(long now);
}
