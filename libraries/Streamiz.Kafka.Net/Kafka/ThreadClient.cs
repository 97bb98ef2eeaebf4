using Streamiz.Client;
using Streamiz.Client.Reading;
using Streamiz.Client.Wires;
using Streamiz.Client.Writing;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Records;
using WireHeaders = Streamiz.Protocol.Records.RecordHeaders;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>
/// The client of one stream thread: what the engine asks of a cluster. The thread drives it; nothing here starts a thread, and what waits has an end.
/// </summary>
internal sealed partial class ThreadClient : IRecordSink, IDisposable
{
    private const int MetadataTimeoutMs = 60_000;
    private const int MissingTopicMs = 10_000;

    private readonly KafkaClient _client;
    private readonly Fetcher _main;
    private readonly Fetcher _restore;

    // Opened by the first standby task: most threads have none.
    private Fetcher? _standby;
    private readonly IStreamConfig _config;
    private readonly Dictionary<string, ProducedTopic> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<WriteFailure, ProductionExceptionHandlerResponse> _answers = new(ReferenceEqualityComparer.Instance);

    // When the handler last asked for another try: what waits for acknowledgements waits on from then.
    private long _lastRetry = long.MinValue / 2;

    /// <param name="config">The application's configuration.</param>
    /// <param name="clientId">The client's name.</param>
    /// <param name="network">Makes the wires; null is TCP.</param>
    /// <param name="transactionalId">What its transactions go by, or null.</param>
    /// <param name="adjust">Has the last word on the client's options: a simulation sets what jitter is drawn from.</param>
    public ThreadClient(IStreamConfig config, string clientId, INetwork? network = null, string? transactionalId = null, Func<ClientOptions, ClientOptions>? adjust = null)
    {
        _config = config;
        ClientId = clientId;
        IsSharedByCluster = ClientSettings.IsSharedByCluster(config);
        var options = ClientSettings.Client(config, clientId);
        _client = new KafkaClient(adjust is null ? options : adjust(options), network ?? ClientSettings.Network(config, clientId), config.TimeProvider);
        _main = _client.OpenFetcher(ClientSettings.Main(config, clientId));
        _restore = _client.OpenFetcher(ClientSettings.Restore(config, clientId));
        Writer = _client.OpenWriter(ClientSettings.Writer(config, clientId, transactionalId) with { TryFurther = IsTriedFurther });
    }

    public string ClientId { get; }

    /// <summary>The client's clock for driving: milliseconds, never going back.</summary>
    public long Now => _client.Now;

    public BatchWriter Writer { get; }

    /// <summary>Records that were given up because the production exception handler said so.</summary>
    public long Undelivered { get; private set; }

    /// <summary>Moves the client on and takes in what was fetched, without waiting.</summary>
    public void Drive(long now)
    {
        _client.Drive(now);
        Intake(_main);
        Intake(_restore);
        if (_standby is not null) Intake(_standby);
        if (Writer.TryTakeFailure(out var failure)) Decide(failure);
    }

    /// <summary>Waits for whatever comes first: bytes, something to do, the deadline, or a wake-up.</summary>
    public void Wait(long now, long deadline) => _client.Wait(now, deadline);

    /// <summary>Ends a wait; any thread may call it.</summary>
    public void WakeUp() => _client.WakeUp();

    public PartitionReader Read(string topic, int partition, long position) => Open(_main, topic, partition, position);

    public PartitionReader ReadChangelog(string topic, int partition, long position) => Open(_restore, topic, partition, position);

    /// <summary>Reads a changelog for as long as its store is kept for others.</summary>
    public PartitionReader FollowChangelog(string topic, int partition, long position) =>
        Open(_standby ??= _client.OpenFetcher(ClientSettings.Standby(_config, ClientId)), topic, partition, position);

    public OutTopic Open(string topic)
    {
        if (!_topics.TryGetValue(topic, out var opened)) _topics.Add(topic, opened = new ProducedTopic(this, topic));
        return opened;
    }

    /// <summary>Number of partitions, asked of the cluster if need be.</summary>
    /// <exception cref="StreamsException">The topic is not there.</exception>
    public int PartitionsOf(string topic)
    {
        int count = _client.Cluster.PartitionCount(topic);
        if (count > 0) return count;
        long deadline = Now + MetadataTimeoutMs;
        while ((count = _client.Cluster.PartitionCount(topic)) == 0)
        {
            long now = Now;
            if (_client.Cluster.TopicError(topic) == ErrorCode.UnknownTopicOrPartition && now > deadline - MetadataTimeoutMs + MissingTopicMs)
                throw new StreamsException($"topic {topic} is not there");
            if (now >= deadline) throw new StreamsException($"the cluster at {_config.BootstrapServers} did not tell the partitions of topic {topic} within {MetadataTimeoutMs} ms");
            _client.Drive(now);
            _client.Wait(now, Math.Min(deadline, now + 100));
        }

        return count;
    }

    /// <summary>Copies a record into its partition's batch; waits for room when the cluster is slower than we are.</summary>
    public void Append(WriterPartition to, long timestamp, RecordBytes key, RecordBytes value, WireHeaders headers)
    {
        try
        {
            if (Writer.TryAppend(to, timestamp, key, value, headers)) return;
            long started = Now;
            while (!Writer.TryAppend(to, timestamp, key, value, headers))
            {
                long now = Now, deadline = Deadline(started);
                if (now >= deadline) throw new ProductionException($"no room to write to {to.TopicPartition}: the cluster has acknowledged nothing for {Writer.Options.DeliveryTimeoutMs} ms");
                Drive(now);
                _client.Wait(now, deadline);
            }
        }
        catch (KafkaException e)
        {
            var report = RefusedRecords.Of(to.TopicPartition, e, RefusedRecords.MessageOf(timestamp, key, value, headers));
            if (e.Code == ErrorCode.MessageTooLarge && _config.ProductionExceptionHandler(report) == ProductionExceptionHandlerResponse.CONTINUE)
            {
                Undelivered++;
                return;
            }

            throw new ProductionException($"a record of {key.Length + value.Length} bytes cannot be written to {to.TopicPartition}: {e.Message}", e);
        }
    }

    /// <summary>Has everything written that was appended, and returns when nothing is pending any more.</summary>
    public void Flush()
    {
        long started = Now;
        while (!Writer.IsFlushed)
        {
            Writer.Flush();
            long now = Now, deadline = Deadline(started);
            Drive(now);
            if (Writer.IsFlushed) break;
            if (now >= deadline) throw new ProductionException($"{Writer.PendingRecords} records were not acknowledged within {Writer.Options.DeliveryTimeoutMs} ms");
            _client.Wait(now, deadline);
        }

        while (Writer.TryTakeFailure(out var failure)) Decide(failure);
    }

    /// <summary>Offset behind the last record acknowledged; -1 before the first.</summary>
    public long OffsetBehind(string topic, int partition)
    {
        long acked = Writer.Partition(topic, partition).AckedOffset;
        return acked < 0 ? -1 : acked + 1;
    }

    /// <summary>Drives until an answer is there.</summary>
    public T Await<T>(Answer<T> answer, int timeoutMs = MetadataTimeoutMs) => _client.Await(answer, timeoutMs);

    public void Dispose()
    {
        _keeper?.Dispose();
        _client.Dispose();
    }

    private long Deadline(long started) => Math.Max(started, _lastRetry) + Writer.Options.DeliveryTimeoutMs + 10_000;

    private static PartitionReader Open(Fetcher fetcher, string topic, int partition, long position)
    {
        var assigned = fetcher.Add(new TopicPartition(topic, partition), position);
        var reader = new PartitionReader(fetcher, assigned);
        assigned.Tag = reader;
        return reader;
    }

    private void Intake(Fetcher fetcher)
    {
        while (fetcher.TryTake(out var batch)) ((PartitionReader)batch.Partition.Tag!).Add(batch);
        while (fetcher.TryTakeProblem(out var problem)) Note(problem);
    }

    private static void Note(FetchProblem problem)
    {
        var partition = problem.Partition.TopicPartition;
        if (problem.Error.Code != ErrorCode.OffsetOutOfRange)
            throw new StreamsException($"{partition} cannot be read at offset {problem.Offset}: {problem.Error.Message}", problem.Error);
        var reader = (PartitionReader)problem.Partition.Tag!;
        reader.IsOutOfRange = true;
        reader.TruncatedTo = problem.TruncatedTo;
    }

    // Asked while the writer is driven; what else the handler said is remembered until the failure is taken.
    private bool IsTriedFurther(WriteFailure failure)
    {
        var answer = Ask(failure);
        if (answer == ProductionExceptionHandlerResponse.RETRY)
        {
            _lastRetry = Now;
            return true;
        }

        _answers[failure] = answer;
        return false;
    }

    private void Decide(WriteFailure failure)
    {
        if (!_answers.Remove(failure, out var answer)) answer = Ask(failure);
        if (answer != ProductionExceptionHandlerResponse.CONTINUE)
            throw new ProductionException($"{failure.Records} records for {failure.Partition} were not written: {failure.Error.Message}", failure.Error);
        Undelivered += failure.Records;
    }

    // Of each record, in order, as in Kafka Streams. What is not a plain yes decides for the batch, which is written or not as a whole.
    private ProductionExceptionHandlerResponse Ask(WriteFailure failure)
    {
        foreach (var report in RefusedRecords.Of(failure))
        {
            var answer = _config.ProductionExceptionHandler(report);
            if (answer != ProductionExceptionHandlerResponse.CONTINUE) return answer;
        }

        return ProductionExceptionHandlerResponse.CONTINUE;
    }
}
