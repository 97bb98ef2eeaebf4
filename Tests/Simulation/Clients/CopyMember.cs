using System.Text;
using Streamiz.Client;
using Streamiz.Client.Groups;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>
/// A member of a group that copies the input topic's partitions, record by record: exactly once with transactions that hold output and offsets,
/// or at least once with an idempotent writer and offsets behind it.
/// </summary>
internal sealed class CopyMember(SimHost host, (string Name, CopyGroup Protocol) group, string output, int partitions, string? transactionalId)
{
    private readonly List<AssignedPartition> _owned = [];
    private readonly Dictionary<int, long> _committed = [];
    private BatchWriter _writer = null!;
    private Fetcher _fetcher = null!;
    private ICopyMembership _member = null!;
    private GroupEvent? _event;

    /// <summary>Set when the member shall leave.</summary>
    public required Func<bool> IsOver { get; init; }

    public async Task Run()
    {
        _writer = host.Client.OpenWriter(new WriterOptions { TransactionalId = transactionalId, TransactionTimeoutMs = 15_000, LingerMs = 1, BatchBytes = 2048 });
        _fetcher = host.Client.OpenFetcher(new FetchOptions { ReadCommitted = true, MaxWaitMs = 500, MaxPartitionBytes = 4096 });
        var options = new GroupOptions { GroupId = group.Name, SessionTimeoutMs = 10_000, HeartbeatIntervalMs = 2_000, MaxPollIntervalMs = 20_000 };
        _member = group.Protocol switch
        {
            CopyGroup.Classic => new ClassicMembership(host.Client, options, partitions),
            CopyGroup.Consumer => new ConsumerMembership(host.Client, options),
            _ => new StreamsMembership(host.Client, options, host.Name),
        };
        host.About = () => $"{_member.State}, {_writer.PendingRecords} records to be written (transaction {_writer.Transaction.State}), {string.Join(", ", _owned.Select(o => $"{o.TopicPartition.Partition} at {o.Position} of {o.HighWatermark}"))}";
        try
        {
            if (transactionalId is not null) await host.Answer(_writer.Transaction.Init());
            _member.Join();
            while (!IsOver())
            {
                await host.UntilOr(1000, () => HasEvent() || _fetcher.HasBatches || IsOver());
                if (_event is not null) await Handle();
                else if (!_fetcher.HasBatches) await CommitAgain();
                else if (!await Copy()) return;
            }
            Drop();
            await host.Answer(_member.Leave());
        }
        catch (KafkaException e)
        {
            // The life ends; what becomes of the work shows in the logs.
            host.World.Trace($"{host.Name}: ends: {e.Message}");
        }
    }

    private bool HasEvent() => _event is not null || _member.TryTakeEvent(out _event!);

    private async Task Handle()
    {
        var happened = _event!;
        _event = null;
        host.World.Trace($"{host.Name}: {happened.Kind} in generation {_member.Metadata.GenerationId} {happened.Error?.Message}");
        switch (happened.Kind)
        {
            case GroupEventKind.RebalanceNeeded:
            case GroupEventKind.Lost:
                Drop();
                _member.Join();
                return;
            case GroupEventKind.AssignmentNeeded:
                _member.Assign(happened);
                return;
            case GroupEventKind.Assigned:
                await Take(happened);
                return;
            case GroupEventKind.Placed:
                // Whose partitions are where means nothing to one who only copies.
                return;
            default:
                throw happened.Error!;
        }
    }

    private async Task Take(GroupEvent assigned)
    {
        Drop();
        int[] mine = _member.Partitions(assigned);
        _member.Accept();
        if (mine.Length == 0) return;
        var offsets = await host.Answer(host.Client.Admin.FetchOffsets(group.Name, mine.Select(p => new TopicPartition(WriterScripts.Topic, p))));
        foreach (int p in mine)
        {
            _committed[p] = offsets.TryGetValue(new TopicPartition(WriterScripts.Topic, p), out var at) && at.Offset >= 0 ? at.Offset : 0;
            _owned.Add(_fetcher.Add(new TopicPartition(WriterScripts.Topic, p), _committed[p]));
        }
        host.World.Trace($"{host.Name}: has {string.Join(", ", mine.Select(p => $"{p} from {_committed[p]}"))}");
    }

    private void Drop()
    {
        foreach (var partition in _owned) _fetcher.Remove(partition);
        _owned.Clear();
        _committed.Clear();
    }

    // False when the life is over.
    private async Task<bool> Copy()
    {
        var positions = new Dictionary<TopicPartition, OffsetAndMetadata>();
        if (transactionalId is not null) _writer.Transaction.Begin();
        try
        {
            for (int left = host.World.Random.Next(1, 4); left > 0 && _fetcher.TryTake(out var batch); left--) await Copy(batch, positions);
            if (host.World.Random.Next(6) == 0) await host.Sleep(host.World.Random.Next(3000));
            if (transactionalId is null) await CommitOffsets(positions);
            else await CommitTransaction(positions);
        }
        catch (KafkaException e)
        {
            host.World.Trace($"{host.Name}: {(transactionalId is null ? "offsets were" : $"transaction in state {_writer.Transaction.State} was")} not committed: {e.Message}");
            if (transactionalId is null) return true;
            if (_writer.Transaction.State == TransactionState.Fatal || !await WriterScripts.TryAbort(host, _writer)) return false;
            foreach (var partition in _owned) _fetcher.Seek(partition, _committed[partition.TopicPartition.Partition]);
        }
        while (_writer.TryTakeFailure(out _))
        {
        }
        return true;
    }

    private async Task Copy(FetchedBatch batch, Dictionary<TopicPartition, OffsetAndMetadata> positions)
    {
        var from = batch.Partition.TopicPartition;
        var lines = new List<string>();
        while (batch.Records.MoveNext()) lines.Add($"{batch.Records.Offset} {Encoding.UTF8.GetString(batch.Records.Value.Span)}");
        positions[from] = new OffsetAndMetadata(batch.NextOffset);
        batch.Return();
        foreach (string line in lines) await WriterScripts.Append(host, _writer, from.Partition, () => line, output);
    }

    private async Task CommitTransaction(Dictionary<TopicPartition, OffsetAndMetadata> positions)
    {
        string what = $"generation {_member.Metadata.GenerationId}, producer {_writer.Identity.Id}/{_writer.Identity.Epoch}, {string.Join(", ", positions.Select(p => $"{p.Key.Partition}: {_committed[p.Key.Partition]}-{p.Value.Offset}"))}";
        host.World.Trace($"{host.Name}: adds offsets, {what}");
        await host.Answer(_writer.Transaction.SendOffsets(_member.Metadata, positions));
        host.World.Trace($"{host.Name}: commits, {what}");
        await host.Answer(_writer.Transaction.Commit());
        host.World.Trace($"{host.Name}: has committed, {what}");
        foreach (var (partition, position) in positions) _committed[partition.Partition] = position.Offset;
    }

    // A commit whose connection was given up may arrive long after later ones: the group's offset goes back, and nothing is lost by it.
    private async Task CommitAgain()
    {
        if (transactionalId is not null || !host.World.IsHealed || _owned.Count == 0) return;
        try
        {
            await host.Answer(host.Client.Admin.CommitOffsets(_member.Metadata, _owned.ToDictionary(o => o.TopicPartition, o => new OffsetAndMetadata(o.Position))));
        }
        catch (KafkaException e)
        {
            host.World.Trace($"{host.Name}: offsets were not committed again: {e.Message}");
        }
    }

    private async Task CommitOffsets(Dictionary<TopicPartition, OffsetAndMetadata> positions)
    {
        _writer.Flush();
        await host.Until(() => _writer.IsFlushed);
        if (_writer.TryTakeFailure(out var failure)) throw failure.Error;
        await host.Answer(host.Client.Admin.CommitOffsets(_member.Metadata, positions));
    }
}
