using Streamiz.Broker.Logs;
using Streamiz.Broker.Topics;

namespace Streamiz.Broker.Core;

/// <summary>What is done from time to time: retention, flushes that are due, forgotten producers.</summary>
internal static class Housekeeping
{
    public static void Begin(BrokerCore core)
    {
        Repeat(core, "log.retention.check.interval.ms", Retain);
        Repeat(core, "log.cleaner.backoff.ms", Clean);
        Repeat(core, "log.flush.scheduler.interval.ms", Flush);
    }

    public static void Retain(BrokerCore core, long now)
    {
        long silentSince = now - core.Settings.Long("producer.id.expiration.ms");
        foreach (Topic topic in core.Topics.All)
        {
            foreach (Partition partition in topic.Partitions)
            {
                try
                {
                    partition.Log.Producers.Expire(silentSince);
                    partition.Log.Retain(now);
                }
                catch (IOException e)
                {
                    core.Notice($"{topic.Name}-{partition.Index}: old segments could not be deleted: {e.Message}");
                }
            }
        }
    }

    /// <summary>Compacts the logs that are due. The work itself goes where the setup says: at once in simulations, beside the broker otherwise.</summary>
    public static void Clean(BrokerCore core, long now)
    {
        foreach (Topic topic in core.Topics.All)
        {
            foreach (Partition partition in topic.Partitions)
            {
                if (partition.Log.PlanCleaning(now) is { } job) core.Setup.InBackground(() => Run(core, partition, job), isDone => Complete(core, partition, job, isDone));
            }
        }
    }

    private static bool Run(BrokerCore core, Partition partition, CleaningJob job)
    {
        try
        {
            job.Run();
            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The topic may have been deleted meanwhile; a failed compaction has changed nothing, and is tried again.
            core.Notice($"{partition.Topic.Name}-{partition.Index} could not be compacted: {e.Message}");
            return false;
        }
    }

    private static void Complete(BrokerCore core, Partition partition, CleaningJob job, bool isDone)
    {
        if (partition.IsGone) return;
        try
        {
            partition.Log.Complete(job, isDone);
        }
        catch (IOException e)
        {
            core.Notice($"{partition.Topic.Name}-{partition.Index}: what compaction made could not be put in place: {e.Message}");
        }
    }

    private static void Flush(BrokerCore core, long now)
    {
        foreach (Topic topic in core.Topics.All)
        {
            foreach (Partition partition in topic.Partitions)
            {
                try
                {
                    partition.Log.FlushIfDue(now);
                }
                catch (IOException e)
                {
                    core.Notice($"{topic.Name}-{partition.Index} could not be flushed: {e.Message}");
                }
            }
        }
    }

    private static void Repeat(BrokerCore core, string interval, Action<BrokerCore, long> work) =>
        core.Timers.At(core.Now + core.Settings.Long(interval), now =>
        {
            work(core, now);
            Repeat(core, interval, work);
        });
}
