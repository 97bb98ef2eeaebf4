namespace Streamiz.Kafka.Net.Table;

/// <summary>How much a suppression may hold back.</summary>
public interface IBufferConfig
{
    /// <summary>What happens when there is more.</summary>
    BUFFER_FULL_STRATEGY BufferFullStrategy { get; }

    /// <summary>Properties of the buffer's changelog topic.</summary>
    IDictionary<string, string> Config { get; }

    /// <summary>Whether the buffer has a changelog.</summary>
    bool LoggingEnabled { get; }

    /// <summary>Bytes held at the most.</summary>
    long MaxBytes { get; }

    /// <summary>Rows held at the most.</summary>
    long MaxRecords { get; }
}
