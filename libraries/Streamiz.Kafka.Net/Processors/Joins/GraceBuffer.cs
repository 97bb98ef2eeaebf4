using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Joins;

/// <summary>Lets a stream's records wait before they meet a versioned table: until stream time has passed their own by the grace period, oldest first.</summary>
internal sealed class GraceBuffer<K, V>(UserCode user, StreamBuffer buffer, Codec<K> keys, Codec<V> values, (bool Left, long GraceMs) kind, Node<K, V> join) : Node<K, V>
{
    private readonly Scratch _key = new(), _value = new();

    // Of records that could wait.
    private readonly ObservedTime _streamTime = user.ObserveTime();

    public override void Process(in StreamRecord<K, V> record)
    {
        // What cannot wait (it has no key to wait under, or nothing to join) is for the join to judge, and moves no clock.
        if (record.KeyIsNull || record.ValueIsNull)
        {
            join.Process(record);
            return;
        }

        long streamTime = _streamTime.Advance(record.Timestamp);
        if (record.Timestamp < streamTime - kind.GraceMs) join.Process(record);
        else Put(record);

        while (buffer.Count > 0 && buffer.OldestTime <= streamTime - kind.GraceMs) EmitOldest();
    }

    private void Put(in StreamRecord<K, V> record)
    {
        user.Enter(record);
        _key.Reset();
        keys.Write(record.Key, _key);
        _value.Reset();
        values.Write(record.Value, _value);
        buffer.Put(record.Timestamp, _key.Written, new BufferedChange(null, null, _value.Written.ToArray(), BufferedContext.Of(user.Task.Record, record.Headers)));
    }

    private void EmitOldest()
    {
        var (key, change) = buffer.TakeOldest();
        var context = user.Task.Record;
        var place = context.Place;
        var origin = change.Context;
        context.Set(origin.Topic, origin.Partition, origin.Offset, origin.Timestamp, origin.Headers);
        try
        {
            join.Process(new StreamRecord<K, V>(keys.Read(key), false, values.Read(change.New), false, origin.Timestamp, origin.Headers));
        }
        finally
        {
            context.Place = place;
        }
    }
}
