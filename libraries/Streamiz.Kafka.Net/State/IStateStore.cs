namespace Streamiz.Kafka.Net.Processors;

/// <summary>A place where a task keeps state.</summary>
public interface IStateStore
{
    /// <summary>Whether the data are in this process.</summary>
    bool IsLocally { get; }

    /// <summary>Whether the store is open.</summary>
    bool IsOpen { get; }

    /// <summary>The store's name, unique in the topology.</summary>
    string Name { get; }

    /// <summary>Whether the data survive the process.</summary>
    bool Persistent { get; }

    /// <summary>Closes the store; further calls fail.</summary>
    void Close();

    /// <summary>Hands on what is cached.</summary>
    void Flush();

    /// <summary>Opens the store for a task.</summary>
    void Init(ProcessorContext context, IStateStore root);
}
