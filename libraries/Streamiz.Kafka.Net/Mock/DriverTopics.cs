using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Runtime;

namespace Streamiz.Kafka.Net.Mock;

/// <summary>
/// The cluster of a test driver: topics of one partition in memory. What is produced becomes visible with the commit; what the topology itself
/// reads is queued again then.
/// </summary>
internal sealed class DriverTopics(CapturingSink sink) : IInput, ICommitProtocol
{
    private readonly Dictionary<string, long> _offsets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<CapturedRecord>> _outputs = new(StringComparer.Ordinal);
    private int _visible;
    private int _routed;

    /// <summary>The task under test.</summary>
    public StreamTask? Task { get; set; }

    /// <summary>What fills global stores; null when there are none.</summary>
    public StreamTask? Global { get; set; }

    public Queue<CapturedRecord> Output(string topic)
    {
        if (!_outputs.TryGetValue(topic, out var queue)) _outputs.Add(topic, queue = new Queue<CapturedRecord>());
        return queue;
    }

    /// <summary>Queues a record on its topic; one for a global store is applied at once.</summary>
    public void Add(CapturedRecord record, long now)
    {
        if (!TryAdd(record, now)) throw new ArgumentException($"the topology does not read topic {record.Topic}");
    }

    public void Poll(long now)
    {
        // Only what was committed is looked at: results of one record are complete before the next one is chosen.
        for (; _routed < _visible; _routed++) TryAdd(sink.Records[_routed], now);
    }

    public void Commit(IReadOnlyList<StreamTask> tasks, long now)
    {
        for (; _visible < sink.Records.Count; _visible++) Output(sink.Records[_visible].Topic).Enqueue(sink.Records[_visible]);
    }

    public void Abort(IReadOnlyList<StreamTask> tasks)
    {
    }

    public long OffsetBehind(string topic, int partition) => sink.Count(topic);

    private bool TryAdd(CapturedRecord record, long now)
    {
        if (Global?.LaneOf(record.Topic) is { } global)
        {
            global.Add(Incoming(record));
            while (Global.Step(now))
            {
                // Bounded by what was just added.
            }

            Global.Flush();
            Global.Apply(_ => -1);
            return true;
        }

        if (Task?.LaneOf(record.Topic) is not { } lane) return false;
        lane.Add(Incoming(record));
        return true;
    }

    private IncomingRecord Incoming(CapturedRecord record)
    {
        long offset = _offsets.GetValueOrDefault(record.Topic);
        _offsets[record.Topic] = offset + 1;
        return new IncomingRecord
        {
            Key = record.Key,
            Value = record.Value,
            KeyIsNull = record.Key is null,
            ValueIsNull = record.Value is null,
            Timestamp = record.Timestamp,
            Offset = offset,
            Partition = 0,
            Headers = record.Headers,
        };
    }
}
