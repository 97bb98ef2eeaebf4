using Streamiz.Broker.Topics;

namespace Streamiz.Broker.Core;

/// <summary>What is done from time to time: retention, flushes that are due, forgotten producers.</summary>
internal static class Housekeeping
{
    public static void Begin(BrokerCore core)
    {
        Repeat(core, "log.retention.check.interval.ms", Retain);
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
