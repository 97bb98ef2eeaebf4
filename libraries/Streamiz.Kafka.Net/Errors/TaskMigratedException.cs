namespace Streamiz.Kafka.Net.Errors;

/// <summary>
/// This thread's tasks may be somebody else's by now, or their last work does not count: they are closed as they are, and the thread joins
/// the group anew. No error of the application.
/// </summary>
internal sealed class TaskMigratedException(string message, Exception cause) : StreamsException(message, cause);
