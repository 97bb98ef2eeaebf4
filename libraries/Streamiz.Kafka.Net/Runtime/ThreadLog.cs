using Microsoft.Extensions.Logging;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>What threads write into the log.</summary>
internal static partial class ThreadLog
{
    [LoggerMessage(1, LogLevel.Information, "{Thread}: {Old} -> {New}")]
    public static partial void StateChanged(ILogger logger, string thread, string old, string @new);

    [LoggerMessage(2, LogLevel.Information, "{Thread} has tasks {Tasks}")]
    public static partial void Assigned(ILogger logger, string thread, string tasks);

    [LoggerMessage(3, LogLevel.Warning, "{Thread} has lost its place and begins anew: {Reason}")]
    public static partial void Migrated(ILogger logger, string thread, string reason);

    [LoggerMessage(4, LogLevel.Error, "{Thread} failed")]
    public static partial void Failed(ILogger logger, Exception exception, string thread);

    [LoggerMessage(5, LogLevel.Warning, "{Partition}: offset {Offset} is not there any more; reading goes on at {Position}")]
    public static partial void OutOfRange(ILogger logger, string partition, long offset, long position);

    [LoggerMessage(6, LogLevel.Information, "{Thread} processed {Records} records in the last {Seconds} s")]
    public static partial void Summary(ILogger logger, string thread, long records, double seconds);

    [LoggerMessage(7, LogLevel.Warning, "task {Task} did not close cleanly: {Reason}")]
    public static partial void NotClean(ILogger logger, string task, string reason);

    [LoggerMessage(10, LogLevel.Information, "{Thread}: topics to read have changed; now there are {Topics}")]
    public static partial void TopicsChanged(ILogger logger, string thread, string topics);

    [LoggerMessage(9, LogLevel.Warning, "{Partition}: the note beside the committed offset cannot be read ({Note}); the partition's time, or what its nodes noted, begins anew")]
    public static partial void NoteUnread(ILogger logger, string partition, string note);

    [LoggerMessage(10, LogLevel.Information, "global tables are being filled: {Left} positions left in {Partitions} partitions")]
    public static partial void GlobalsLeft(ILogger logger, long left, int partitions);

    [LoggerMessage(8, LogLevel.Warning, "changelog {Partition} has offsets from {First} to {End} and not the position {Position} of store {Store}: its local state is dropped and restored")]
    public static partial void ChangelogShorter(ILogger logger, string partition, long first, long end, long position, string store);
}
