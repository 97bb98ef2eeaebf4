using Streamiz.Client.Connections;
using Streamiz.Protocol.Compression;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Records;

namespace Streamiz.Client.Writing;

/// <summary>Puts waiting batches into requests, a request a node, and takes what comes of them. Keeps the order of each partition.</summary>
internal sealed class Sending(ClientContext context, BatchWriter writer)
{
    private readonly Dictionary<int, ProduceCall> _open = [];
    private readonly List<int> _nodes = [];
    private readonly Stack<ProduceCall> _spare = new();
    private byte[] _compressed = [];

    /// <summary>Closes a batch's bytes, compressed where that makes them fewer; answers their number.</summary>
    public int Seal(BatchBuilder open, BatchAttributes attributes)
    {
        if (writer.Options.Compression == CompressionType.None) return open.Seal(attributes);
        int size = open.Seal(attributes, writer.Options.Compression, writer.Options.CompressionLevel, ref _compressed);
        if (size >= open.Length) return open.Seal(attributes);
        _compressed.AsSpan(0, size).CopyTo(open.Array);
        return size;
    }

    public void Drive()
    {
        if (writer.Identity.Error is { } error) FailAll(error);
        for (int i = 0; i < writer.Active.Count; i++) Offer(writer.Active[i]);
        for (int i = 0; i < _nodes.Count; i++)
        {
            var call = _open[_nodes[i]];
            call.Connection!.TrySend(call);
        }
        _nodes.Clear();
        _open.Clear();
    }

    /// <summary>The request's answer for one batch.</summary>
    public void Answered(WriterPartition partition, PendingBatch batch, short code, long baseOffset, string? message)
    {
        partition.InFlight.Remove(batch);
        if (code is 0 or (short)ErrorCode.DuplicateSequenceNumber)
        {
            partition.Failures = 0;
            writer.Acked(partition, batch, code == 0 ? baseOffset : -1);
            return;
        }
        Failed(partition, batch, new KafkaException((ErrorCode)code, message is null ? partition.TopicPartition.ToString() : $"{partition.TopicPartition}: {message}"));
    }

    /// <summary>The request has no answer: its batches may or may not have been written.</summary>
    public void Lost(WriterPartition partition, PendingBatch batch, KafkaException error)
    {
        partition.InFlight.Remove(batch);
        Failed(partition, batch, error);
    }

    public void Done(ProduceCall call) => _spare.Push(call);

    private void Offer(WriterPartition partition)
    {
        Expire(partition);
        if (partition.Waiting.Count == 0) return;
        if (partition.RetryAt > context.Now)
        {
            context.DueAt(partition.RetryAt);
            return;
        }
        if (!writer.Identity.IsReady || !MayBeSent(partition)) return;
        var (topic, number) = partition.TopicPartition;
        var connection = context.Cluster.Leader(topic, number, ConnectionRole.Writing);
        if (connection is null)
        {
            if (context.Cluster.TopicError(topic) is var error and not ErrorCode.None && !KafkaErrors.Of(error).Retriable) FailWaiting(partition, new KafkaException(error, topic));
            else if (context.Cluster.Topic(topic) is { } known && number >= known.Partitions.Count) Pause(partition, context.Options.RetryBackoffMs);
            return;
        }
        connection.Open();
        if (!connection.IsReady)
        {
            if (connection is { State: ConnectionState.BackingOff, LastFailure: { } failure } && !failure.IsRetriable) FailWaiting(partition, failure);
            return;
        }
        int node = connection.Node.Id;
        // A new leader gets nothing before the old one has answered: the order of the log is that of the answers.
        if (partition.InFlight.Count > 0 && (partition.LastNode != node || partition.Failures > 0)) return;
        partition.LastNode = node;
        Put(partition, connection, node);
    }

    private bool MayBeSent(WriterPartition partition)
    {
        if (writer.Options.TransactionalId is not null && !writer.Transaction.MayWrite(partition)) return false;
        if (!writer.Options.Idempotent) return true;
        if (partition.NeedsNewEpoch || partition.ProducerId != writer.Identity.Id)
        {
            // What was sent may have been written, whatever has become of the batch before it: it goes again under its own numbers until that is known.
            if (writer.Options.TransactionalId is null && partition.Waiting[0].Sequence >= 0) return true;
            // What is on its way still has the old numbers.
            if (partition.InFlight.Count > 0) return false;
            Renumber(partition);
        }
        else if (writer.Options.TransactionalId is not null && partition.Epoch != writer.Identity.Epoch)
        {
            if (partition.InFlight.Count > 0) return false;
            Renumber(partition);
        }
        return writer.Identity.IsReady;
    }

    private void Renumber(WriterPartition partition)
    {
        if (partition.NeedsNewEpoch && partition.Epoch == writer.Identity.Epoch && partition.ProducerId == writer.Identity.Id && writer.Options.TransactionalId is null) writer.Identity.Bump();
        partition.NeedsNewEpoch = false;
        partition.ProducerId = writer.Identity.Id;
        partition.Epoch = writer.Identity.Epoch;
        partition.NextSequence = 0;
        foreach (var batch in partition.Waiting) batch.Sequence = -1;
    }

    private void Put(WriterPartition partition, Connection connection, int node)
    {
        if (!_open.TryGetValue(node, out var call))
        {
            if (connection.InFlight >= writer.Options.MaxInFlight) return;
            call = _spare.TryPop(out var spare) ? spare : new ProduceCall(context, writer, this);
            call.Start(connection);
            _open.Add(node, call);
            _nodes.Add(node);
        }
        var batch = partition.Waiting[0];
        if (!call.Fits(batch)) return;
        partition.Waiting.RemoveAt(0);
        Stamp(partition, batch);
        partition.InFlight.Add(batch);
        call.Add(partition, batch);
        // More of the same partition goes into the next request; what was still open has waited for this one to go.
        if (partition.Waiting.Count > 0 || partition.HasOpen) context.Progressed();
    }

    private void Stamp(WriterPartition partition, PendingBatch batch)
    {
        batch.Tries++;
        if (batch.Tries > 1) context.Metrics.BatchesRetried++;
        if (!writer.Options.Idempotent)
        {
            if (batch.Tries == 1) BatchBuilder.Restamp(batch.Bytes.AsSpan(0, batch.Length), Producer.None);
            return;
        }
        if (batch.Sequence >= 0) return;
        batch.Sequence = partition.NextSequence;
        batch.ProducerId = partition.ProducerId;
        batch.Epoch = partition.Epoch;
        // Numbers go round: after the highest comes zero.
        partition.NextSequence = (int)(((uint)partition.NextSequence + (uint)batch.Records) & int.MaxValue);
        BatchBuilder.Restamp(batch.Bytes.AsSpan(0, batch.Length), new Producer(batch.ProducerId, batch.Epoch, batch.Sequence));
    }

    private void Failed(WriterPartition partition, PendingBatch batch, KafkaException error)
    {
        if (error.Error.Asks(ErrorAction.RefreshMetadata) || error.Code == ErrorCode.NetworkException) context.Cluster.Refresh();
        bool again = error.IsRetriable || IsRepaired(partition, batch, error.Code);
        if (!again && error.Code is ErrorCode.OutOfOrderSequenceNumber or ErrorCode.UnknownProducerId)
        {
            // The same numbers would be refused again.
            writer.Failed(partition, batch, error);
            return;
        }
        if (!again && writer.GivesUp(partition, batch, error)) return;
        Requeue(partition, batch);
        Pause(partition, context.RetryPause(partition.Failures++));
    }

    private void Pause(WriterPartition partition, int pauseMs)
    {
        partition.RetryAt = context.Now + pauseMs;
        context.DueAt(partition.RetryAt);
    }

    // Errors of the order that another try in order, or with new numbers, sets right.
    private bool IsRepaired(WriterPartition partition, PendingBatch batch, ErrorCode code)
    {
        if (code == ErrorCode.OutOfOrderSequenceNumber && HasEarlier(partition, batch)) return true;
        if (writer.Options.TransactionalId is not null) return false;
        // A batch before it was given up and has left a gap, so this one has not been written. Or the log has forgotten the producer because
        // its records are gone. Either way it gets new numbers.
        bool hasGap = code == ErrorCode.OutOfOrderSequenceNumber && partition.NeedsNewEpoch;
        if (!hasGap && code != ErrorCode.UnknownProducerId) return false;
        partition.NeedsNewEpoch = true;
        batch.Sequence = -1;
        return true;
    }

    private static bool HasEarlier(WriterPartition partition, PendingBatch batch)
    {
        foreach (var waiting in partition.Waiting)
            if (waiting.Sequence >= 0 && waiting.Order < batch.Order) return true;
        return false;
    }

    private static void Requeue(WriterPartition partition, PendingBatch batch)
    {
        int at = 0;
        while (at < partition.Waiting.Count && partition.Waiting[at].Order < batch.Order) at++;
        partition.Waiting.Insert(at, batch);
    }

    private void Expire(WriterPartition partition)
    {
        while (partition.Waiting.Count > 0)
        {
            long due = partition.Waiting[0].CreatedAt + writer.Options.DeliveryTimeoutMs;
            if (context.Now < due)
            {
                context.DueAt(due);
                return;
            }
            // A later batch on its way must not be overtaken by this one's failure.
            if (partition.InFlight.Count > 0) return;
            var batch = partition.Waiting[0];
            partition.Waiting.RemoveAt(0);
            var late = new KafkaException(ErrorCode.RequestTimedOut, $"{batch.Records} records for {partition.TopicPartition} were not acknowledged within {writer.Options.DeliveryTimeoutMs} ms");
            if (!writer.GivesUp(partition, batch, late)) partition.Waiting.Insert(0, batch);
        }
    }

    private void FailAll(KafkaException error)
    {
        for (int i = 0; i < writer.Active.Count; i++)
        {
            var partition = writer.Active[i];
            foreach (var batch in partition.Waiting) writer.Failed(partition, batch, error);
            partition.Waiting.Clear();
        }
    }

    private void FailWaiting(WriterPartition partition, KafkaException error)
    {
        for (int i = 0; i < partition.Waiting.Count;)
        {
            if (writer.GivesUp(partition, partition.Waiting[i], error)) partition.Waiting.RemoveAt(i);
            else i++;
        }
        if (partition.Waiting.Count > 0) Pause(partition, context.RetryPause(partition.Failures++));
    }
}
