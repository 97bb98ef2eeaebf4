namespace Streamiz.Kafka.Net.SerDes;

/// <summary>A serde of windowed keys: records are placed by the key without its window.</summary>
internal interface IWindowedSerDes
{
    /// <summary>How many bytes at the end are the window's.</summary>
    int WindowBytes { get; }
}
