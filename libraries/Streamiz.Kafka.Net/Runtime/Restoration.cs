using Confluent.Kafka;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// A store being filled from its changelog. Progress is counted in positions, never in records: markers of transactions and gaps of compaction are
/// passed over like everything else. The end is where the last stable record was when the restore began.
/// </summary>
internal sealed class Restoration
{
    private readonly ITaskStore? _store;
    private readonly Processors.Internal.StateRestoreCallback? _callback;
    private readonly PartitionReader _reader;
    private readonly IRestoreListener _listener;
    private readonly TopicPartition _partition;
    private readonly string _name;
    private readonly long _end;
    private long _total;

    public Restoration(Processors.IStateStore store, Processors.Internal.StateRestoreCallback? callback, PartitionReader reader, (long Start, long End) range, IRestoreListener listener)
    {
        _store = store as ITaskStore;
        _callback = callback;
        _reader = reader;
        _listener = listener;
        _name = store.Name;
        _partition = new TopicPartition(reader.Topic, reader.Partition);
        _end = range.End;
        listener.Started(_partition, _name, range.Start, range.End);
    }

    public bool IsComplete { get; private set; }

    /// <summary>Positions left.</summary>
    public long Lag => IsComplete ? 0 : Math.Max(0, _end - _reader.FetchedPosition);

    /// <summary>Takes what was fetched, in bulk; returns whether there was anything.</summary>
    public bool Step(int atMost)
    {
        if (IsComplete) return false;
        int restored = 0;
        long behind = -1;
        IncomingRecord record = default;
        while (restored < atMost && _reader.TryMoveNext(ref record))
        {
            // Behind the end lies what others, or we ourselves, wrote since: none of it belongs to the state of that moment.
            if (record.Offset >= _end) break;
            Take(record);
            behind = record.Offset + 1;
            restored++;
        }

        bool complete = _reader.FetchedPosition >= _end && restored < atMost;
        if (restored > 0)
        {
            _total += restored;
            long position = complete ? Math.Max(behind, _end) : behind;
            _store?.EndRestore(position);
            _reader.Done(behind);
            _listener.Moved(_partition, _name, position, restored);
        }

        if (!complete) return restored > 0;
        IsComplete = true;
        _listener.Ended(_partition, _name, _total);
        return true;
    }

    public void Close() => _reader.Close();

    private void Take(in IncomingRecord record)
    {
        if (_store is not null) _store.Restore(record);
        else _callback?.Invoke(Bytes.Wrap(record.Key.ToArray()), record.ValueIsNull ? null : record.Value.ToArray(), record.Timestamp);
    }
}
