using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Joins;

/// <summary>A stream joined with itself over one store: the results, and their order, are those of the join with two.</summary>
internal sealed class StreamSelfJoin<K, V, VR>(UserCode user, IWindowFace<K, V> window, Func<K, V, V, VR> joiner, (long BeforeMs, long AfterMs, long RetentionMs) times, Node<K, VR> next) : Node<K, V>
{
    private long _streamTime = -1;

    public override void Process(in StreamRecord<K, V> record)
    {
        try
        {
            Join(record);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    private void Join(in StreamRecord<K, V> record)
    {
        if (record.KeyIsNull || record.ValueIsNull)
        {
            user.Task.DroppedRecords++;
            return;
        }

        user.Enter(record);
        long now = record.Timestamp;
        _streamTime = Math.Max(_streamTime, now);
        using (var earlier = window.Fetch(record.Key, Math.Max(0, now - times.BeforeMs), Math.Max(0, now + times.AfterMs), reverse: false))
        {
            while (earlier.MoveNext())
                next.Process(record.WithValue(joiner(record.Key, record.Value, earlier.Value)).WithTimestamp(Math.Max(now, earlier.Start)));
        }

        // The record meets itself where its time puts it among the others, unless it is too old to be kept.
        bool metItself = now <= _streamTime - times.RetentionMs + 1;
        using var others = window.Fetch(record.Key, Math.Max(0, now - times.AfterMs), Math.Max(0, now + times.BeforeMs), reverse: false);
        while (others.MoveNext())
        {
            if (others.Start > now && !metItself)
            {
                metItself = true;
                next.Process(record.WithValue(joiner(record.Key, record.Value, record.Value)));
            }

            next.Process(record.WithValue(joiner(record.Key, others.Value, record.Value)).WithTimestamp(Math.Max(now, others.Start)));
        }

        if (!metItself) next.Process(record.WithValue(joiner(record.Key, record.Value, record.Value)));
    }
}
