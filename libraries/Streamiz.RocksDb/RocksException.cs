namespace Streamiz.Rocks;

/// <summary>RocksDB refused an operation, or is not installed. The message is RocksDB's own.</summary>
public sealed class RocksException : Exception
{
    /// <summary>An error with RocksDB's text.</summary>
    public RocksException(string message) : base(message)
    {
    }
}
