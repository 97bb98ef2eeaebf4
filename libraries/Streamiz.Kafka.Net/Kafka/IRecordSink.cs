namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Where a task's records go: a producer's batches, or what a test driver captures.</summary>
internal interface IRecordSink
{
    /// <summary>The topic by its name; the same object every time.</summary>
    OutTopic Open(string topic);
}
