namespace Streamiz.Kafka.Net.Processors;

/// <summary>A node that works on records after it has taken them: before a commit it hands on all it has, since their offsets are committed with it.</summary>
internal interface IDrain
{
    /// <summary>Returns when nothing is under way any more; what comes of it is bounded by the node's own limits.</summary>
    void Drain();

    /// <summary>Forgets what is under way: its records will be read again.</summary>
    void Forget();
}
