using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Records;
using Streamiz.SchemaRegistry;

namespace Streamiz.Host.Cluster;

/// <summary>
/// The registry's log in a compacted topic of one partition, in the keys and values of Confluent's registry. Several registries may share it: who wants to write
/// becomes the topic's one transactional writer, which fences the one before, and reads to the end first; so no two of them decide on the same state.
/// </summary>
internal sealed class TopicRegistryLog : IRegistryLog
{
    public const string DefaultTopic = "_schemas";
    private const int MaxLooks = 100;
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(100), _patience = TimeSpan.FromSeconds(30);
    private readonly ClientThread _client;
    private readonly TopicPartition _partition;
    private readonly SemaphoreSlim _gate = new(1);
    private Fetcher? _fetcher;
    private AssignedPartition? _place;
    private BatchWriter? _writer;

    private TopicRegistryLog(ClientThread client, string topic)
    {
        _client = client;
        _partition = new TopicPartition(topic, 0);
    }

    /// <summary>Opens the log, and creates its topic where it is not there.</summary>
    /// <param name="client">The client, which belongs to the log from now on.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="replication">Its replicas, if it is created; -1 for the cluster's own number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="RegistryStoreException">The cluster does not answer, or the topic cannot be such a log.</exception>
    public static async Task<TopicRegistryLog> OpenAsync(ClientThread client, string topic, short replication, CancellationToken cancellationToken)
    {
        try
        {
            var wanted = new NewTopic(topic, 1, replication, new Dictionary<string, string> { ["cleanup.policy"] = "compact" });
            for (int look = 0; ; look++)
            {
                var there = (await client.AskAsync(c => c.Admin.ListTopics(true), cancellationToken).ConfigureAwait(false)).FirstOrDefault(t => t.Name == topic);
                if (there is { Partitions.Count: 1 }) return new TopicRegistryLog(client, topic);
                if (there is not null) throw new RegistryStoreException($"The topic {topic} has {there.Partitions.Count} partitions; a registry's log has one.");
                if (look == MaxLooks) throw new RegistryStoreException($"The topic {topic} was created but does not show up.");
                if (look == 0)
                {
                    Result created = (await client.AskAsync(c => c.Admin.CreateTopics([wanted]), cancellationToken).ConfigureAwait(false))[0];
                    if (created.Error is { } error && error.Code != ErrorCode.TopicAlreadyExists) throw new RegistryStoreException($"The topic {topic} cannot be created: {error.Message}", error);
                }
                await Task.Delay(_betweenLooks, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (KafkaException e)
        {
            throw Failed(topic, "opened", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask CatchUpAsync(Action<RegistryRecord> apply, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The end of everything, not only of what is committed: a commit is acknowledged before its marker is there, and must not be missed.
            var ends = await _client.AskAsync(c => c.Admin.ListOffsets([_partition], OffsetTime.Latest), cancellationToken).WaitAsync(_patience, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            long end = ends[_partition].Offset;
            if (end == 0 || _place?.Position >= end) return;
            if (_place is null)
            {
                var begins = await _client.AskAsync(c => c.Admin.ListOffsets([_partition], OffsetTime.Earliest), cancellationToken).ConfigureAwait(false);
                await _client.DoAsync(c => _place = (_fetcher = c.OpenFetcher(new FetchOptions { ReadCommitted = true })).Add(_partition, begins[_partition].Offset)).ConfigureAwait(false);
            }
            foreach (RegistryRecord record in await ReadToAsync(end, cancellationToken).ConfigureAwait(false)) apply(record);
        }
        catch (Exception e) when (e is KafkaException or TimeoutException)
        {
            throw Failed(_partition.Topic, "read", e);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> AppendAsync(IReadOnlyList<RegistryRecord> records, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_writer is null)
            {
                await BecomeWriterAsync(cancellationToken).ConfigureAwait(false);
                return false;
            }
            await WriteAsync(_writer, records, cancellationToken).WaitAsync(_patience, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is KafkaException or InvalidOperationException or TimeoutException)
        {
            bool isFenced = _writer?.Transaction.IsFenced == true;
            // Whether the transaction ended is not known; the next writer's beginning decides it.
            _writer = null;
            if (isFenced) return false;
            throw Failed(_partition.Topic, "written", e);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task BecomeWriterAsync(CancellationToken cancellationToken)
    {
        var options = new WriterOptions { TransactionalId = $"schema-registry-{_partition.Topic}", LingerMs = 0, MaxRecordBytes = 16 << 20, MaxRequestBytes = 20 << 20, TransactionTimeoutMs = 10_000, DeliveryTimeoutMs = 9_000 };
        BatchWriter writer = await _client.DoAsync(c => c.OpenWriter(options)).ConfigureAwait(false);
        await _client.AskAsync(_ => writer.Transaction.Init(), cancellationToken).WaitAsync(_patience, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        _writer = writer;
    }

    private async Task WriteAsync(BatchWriter writer, IReadOnlyList<RegistryRecord> records, CancellationToken cancellationToken)
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        int next = 0;
        var appended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _client.Repeat(() =>
        {
            try
            {
                if (next == 0) writer.Transaction.Begin();
                for (; next < records.Count; next++)
                {
                    RecordBytes value = records[next].Value is { } bytes ? new RecordBytes(bytes) : RecordBytes.Null;
                    if (!writer.TryAppend(writer.Partition(_partition.Topic, 0), now, new RecordBytes(records[next].Key), value)) return false;
                }
                appended.SetResult();
            }
            catch (Exception e) when (e is KafkaException or InvalidOperationException)
            {
                appended.SetException(e);
            }
            return true;
        });
        await appended.Task.ConfigureAwait(false);
        await _client.AskAsync(_ => writer.Transaction.Commit(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<RegistryRecord>> ReadToAsync(long end, CancellationToken cancellationToken)
    {
        var records = new List<RegistryRecord>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _client.Repeat(() =>
        {
            if (done.Task.IsCompleted) return true;
            while (_fetcher!.TryTake(out FetchedBatch batch))
            {
                while (batch.Records.MoveNext())
                {
                    if (batch.Records.Key.IsNull) continue;
                    records.Add(new RegistryRecord(batch.Records.KeyMemory.ToArray(), batch.Records.Value.IsNull ? null : batch.Records.ValueMemory.ToArray()));
                }
                batch.Return();
            }
            if (_fetcher.TryTakeProblem(out FetchProblem problem)) done.TrySetException(problem.Error);
            else if (_place!.Position >= end && !_fetcher.HasBatches) done.TrySetResult();
            return done.Task.IsCompleted;
        });
        try
        {
            await done.Task.WaitAsync(_patience, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The step must not take what the next call is to read; what it has taken is read again.
            done.TrySetCanceled(CancellationToken.None);
            await _client.DoAsync(_ =>
            {
                if (_place is not null) _fetcher!.Remove(_place);
                _place = null;
                return true;
            }).ConfigureAwait(false);
            throw;
        }
        return records;
    }

    private static RegistryStoreException Failed(string topic, string what, Exception e) => new($"The topic {topic} cannot be {what} now: {e.Message}", e);
}
