using System.Buffers;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Topics;
using Streamiz.Protocol;
using Streamiz.Protocol.Records;

namespace Streamiz.Broker.Core;

/// <summary>An internal topic that a coordinator keeps its state in: it writes what changes, and reads everything at start.</summary>
internal sealed class StateLog(BrokerCore core, string topicName)
{
    private readonly BatchBuilder _builder = new();
    private byte[] _bytes = new byte[16 * 1024];
    private Partition? _partition;

    public Partition Partition => _partition ??= (core.Topics.Find(topicName) ?? Create()).Partitions[0];

    public bool Exists => core.Topics.Find(topicName) is not null;

    /// <summary>Begins a batch; records are added to it and then appended together.</summary>
    public void Begin()
    {
        _builder.Attach(_bytes);
    }

    public void Add(byte[] key, byte[]? value)
    {
        while (!_builder.TryAppend(core.Now, key, value)) Grow();
    }

    /// <summary>Appends what was added.</summary>
    /// <exception cref="IOException">It could not be written; the log is as before.</exception>
    public void Append() => Append(new Producer(-1, -1, -1), BatchAttributes.None);

    /// <summary>Appends what was added as part of a producer's transaction.</summary>
    public void AppendTransactional(long producerId, short epoch) => Append(new Producer(producerId, epoch, -1), BatchAttributes.Transactional);

    /// <summary>Goes over all batches there are, oldest first.</summary>
    public void Replay(ReplayBatch replay)
    {
        if (!Exists) return;
        PartitionLog log = Partition.Log;
        if (log.Failure is { } failure) throw new IOException(failure);
        foreach (Segment segment in log.Segments)
        {
            for (int position = 0; position < segment.Size;)
            {
                byte[] rented = segment.RentBatch(position, out int length);
                try
                {
                    replay(rented.AsMemory(0, length));
                }
                finally
                {
                    ArrayPool<byte>.Shared.Return(rented);
                }
                position += length;
            }
        }
    }

    private void Append(Producer producer, BatchAttributes attributes)
    {
        _builder.Finish(producer, attributes);
        Partition.Log.AppendOwn(_bytes.AsSpan(0, _builder.Length), core.Now);
        core.Touch(Partition);
    }

    private Topic Create() => core.Topics.Create(topicName, 1, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cleanup.policy"] = "compact", ["segment.bytes"] = "16777216",
    });

    // The builder has one array of its caller's and no way to move to a larger one: the records so far are added again.
    private void Grow()
    {
        byte[] old = _bytes;
        int length = _builder.Length;
        _bytes = new byte[old.Length * 2];
        _builder.Attach(_bytes);
        var walk = new RecordWalk(old.AsSpan(RecordBatch.HeaderSize, length - RecordBatch.HeaderSize));
        while (walk.TryNext()) _builder.TryAppend(core.Now, new RecordBytes(walk.Key), walk.HasValue ? new RecordBytes(walk.Value) : RecordBytes.Null);
    }
}
