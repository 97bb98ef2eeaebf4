namespace Streamiz.Kafka.Net.Processors;

/// <summary>A node with something to do before the first and after the last record.</summary>
internal interface ILifecycle
{
    /// <summary>Called once the task's stores are open.</summary>
    void Init();

    /// <summary>Called when the task closes, before its stores do.</summary>
    void Close();
}
