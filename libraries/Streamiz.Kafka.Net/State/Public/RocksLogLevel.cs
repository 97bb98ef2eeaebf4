namespace Streamiz.Kafka.Net.State;

/// <summary>What RocksDB writes into its own log.</summary>
public enum RocksLogLevel
{
    /// <summary>Everything.</summary>
    DEBUG = 0,

    /// <summary>What happens.</summary>
    INFO = 1,

    /// <summary>What looks wrong.</summary>
    WARN = 2,

    /// <summary>What failed.</summary>
    ERROR = 3,

    /// <summary>What cannot go on.</summary>
    FATAL = 4,

    /// <summary>Only the head of the log.</summary>
    HEADER = 5,

    /// <summary>The number of levels.</summary>
    NUM_INFO_LOG = 6,
}
