namespace Streamiz.Kafka.Net.Plan;

/// <summary>Names of a stream-stream join's stores. Both sides hold the same object: what they share in a task is kept under it.</summary>
internal sealed class StreamJoinStores(string left, string right, string? pending)
{
    public string Left => left;

    public string Right => right;

    /// <summary>Store of the records that wait for a partner; null in an inner join.</summary>
    public string? Pending => pending;
}
