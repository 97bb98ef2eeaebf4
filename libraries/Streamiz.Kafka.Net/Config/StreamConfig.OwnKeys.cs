using Confluent.Kafka;
using Streamiz.Kafka.Net.Metrics;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net;

/// <content>The library's settings by key.</content>
public partial class StreamConfig
{
    private static Dictionary<string, Setting> OwnSettings() => new(StringComparer.Ordinal)
    {
        ["application.id"] = new(c => c.ApplicationId, (c, v) => c.ApplicationId = Cast<string?>("application.id", v)!),
        ["auto.register.schemas"] = new(c => c.AutoRegisterSchemas, (c, v) => c.AutoRegisterSchemas = Cast<bool?>("auto.register.schemas", v)),
        ["commit.interval.ms"] = new(c => c.CommitIntervalMs, (c, v) => c.CommitIntervalMs = Cast<long>("commit.interval.ms", v)),
        ["default.cache.enabled"] = new(c => c.DefaultCacheEnabled, (c, v) => c.DefaultCacheEnabled = Cast<bool>("default.cache.enabled", v)),
        ["default.key.serdes"] = new(c => c.DefaultKeySerDes, (c, v) => c.DefaultKeySerDes = Cast<ISerDes>("default.key.serdes", v)),
        ["default.partitioner.reshuffle.every.key"] = new(c => c.DefaultPartitionerReshuffleEveryKey, (c, v) => c.DefaultPartitionerReshuffleEveryKey = Cast<bool>("default.partitioner.reshuffle.every.key", v)),
        ["default.timestamp.extractor"] = new(c => c.DefaultTimestampExtractor, (c, v) => c.DefaultTimestampExtractor = Cast<ITimestampExtractor>("default.timestamp.extractor", v)),
        ["default.value.serdes"] = new(c => c.DefaultValueSerDes, (c, v) => c.DefaultValueSerDes = Cast<ISerDes>("default.value.serdes", v)),
        ["deserialization.exception.handler"] = new(c => c.DeserializationExceptionHandler, (c, v) => c.DeserializationExceptionHandler = Cast<Func<ProcessorContext, ConsumeResult<byte[], byte[]>, Exception, ExceptionHandlerResponse>>("deserialization.exception.handler", v)),
        ["expose.librdkafka.stats"] = new(c => c.ExposeLibrdKafkaStats, (c, v) => c.ExposeLibrdKafkaStats = Cast<bool>("expose.librdkafka.stats", v)),
        ["inner.exception.handler"] = new(c => c.InnerExceptionHandler, (c, v) => c.InnerExceptionHandler = Cast<Func<Exception, ExceptionHandlerResponse>>("inner.exception.handler", v)),
        ["log.processing.summary"] = new(c => c.LogProcessingSummary, (c, v) => c.LogProcessingSummary = Cast<TimeSpan>("log.processing.summary", v)),
        ["max.degree.of.parallelism"] = new(c => c.MaxDegreeOfParallelism, (c, v) => c.MaxDegreeOfParallelism = Cast<int>("max.degree.of.parallelism", v)),
        ["max.poll.restoring.records"] = new(c => c.MaxPollRestoringRecords, (c, v) => c.MaxPollRestoringRecords = Cast<long>("max.poll.restoring.records", v)),
        ["max.task.idle.ms"] = new(c => c.MaxTaskIdleMs, (c, v) => c.MaxTaskIdleMs = Cast<long>("max.task.idle.ms", v)),
        ["metrics.interval.ms"] = new(c => c.MetricsIntervalMs, (c, v) => c.MetricsIntervalMs = Cast<long>("metrics.interval.ms", v)),
        ["metrics.recording.level"] = new(c => c.MetricsRecording, (c, v) => c.MetricsRecording = Cast<MetricsRecordingLevel>("metrics.recording.level", v)),
        ["metrics.reporter"] = new(c => c.MetricsReporter, (c, v) => c.MetricsReporter = Cast<Action<IEnumerable<Sensor>>>("metrics.reporter", v)),
        ["num.stream.threads"] = new(c => c.NumStreamThreads, (c, v) => c.NumStreamThreads = Cast<int>("num.stream.threads", v)),
        ["offset.checkpoint.manager"] = new(c => c.OffsetCheckpointManager, (c, v) => c.OffsetCheckpointManager = Cast<IOffsetCheckpointManager>("offset.checkpoint.manager", v)),
        ["parallel.processing"] = new(c => c.ParallelProcessing, (c, v) => c.ParallelProcessing = Cast<bool>("parallel.processing", v)),
        ["poll.ms"] = new(c => c.PollMs, (c, v) => c.PollMs = Cast<long>("poll.ms", v)),
        ["processing.guarantee"] = new(c => c.Guarantee, (c, v) => c.Guarantee = Cast<ProcessingGuarantee>("processing.guarantee", v)),
        ["production.exception.handler"] = new(c => c.ProductionExceptionHandler, (c, v) => c.ProductionExceptionHandler = Cast<Func<DeliveryReport<byte[], byte[]>, ProductionExceptionHandlerResponse>>("production.exception.handler", v)),
        ["query.watermark.offsets.timeout.ms"] = new(c => c.QueryWatermarkOffsetsTimeout, (c, v) => c.QueryWatermarkOffsetsTimeout = Cast<TimeSpan>("query.watermark.offsets.timeout.ms", v)),
        ["replication.factor"] = new(c => c.ReplicationFactor, (c, v) => c.ReplicationFactor = Cast<int>("replication.factor", v)),
        ["rocksdb.config.setter"] = new(c => c.RocksDbConfigHandler, (c, v) => c.RocksDbConfigHandler = Cast<Action<string, RocksDbOptions>>("rocksdb.config.setter", v)),
        ["schema.registry.basic.auth.credentials.source"] = new(c => c.BasicAuthCredentialsSource, (c, v) => c.BasicAuthCredentialsSource = Cast<string?>("schema.registry.basic.auth.credentials.source", v)!),
        ["schema.registry.basic.auth.user.info"] = new(c => c.BasicAuthUserInfo, (c, v) => c.BasicAuthUserInfo = Cast<string?>("schema.registry.basic.auth.user.info", v)!),
        ["schema.registry.max.cached.schemas"] = new(c => c.SchemaRegistryMaxCachedSchemas, (c, v) => c.SchemaRegistryMaxCachedSchemas = Cast<int?>("schema.registry.max.cached.schemas", v)),
        ["schema.registry.request.timeout.ms"] = new(c => c.SchemaRegistryRequestTimeoutMs, (c, v) => c.SchemaRegistryRequestTimeoutMs = Cast<int?>("schema.registry.request.timeout.ms", v)),
        ["schema.registry.url"] = new(c => c.SchemaRegistryUrl, (c, v) => c.SchemaRegistryUrl = Cast<string?>("schema.registry.url", v)!),
        ["serializer.buffer.bytes"] = new(c => c.BufferBytes, (c, v) => c.BufferBytes = Cast<int?>("serializer.buffer.bytes", v)),
        ["serializer.reference.subject.name.strategy"] = new(c => c.ReferenceSubjectNameStrategy, (c, v) => c.ReferenceSubjectNameStrategy = Cast<ReferenceSubjectNameStrategy?>("serializer.reference.subject.name.strategy", v)),
        ["serializer.skip.known.types"] = new(c => c.SkipKnownTypes, (c, v) => c.SkipKnownTypes = Cast<bool?>("serializer.skip.known.types", v)),
        ["serializer.use.deprecated.format"] = new(c => c.UseDeprecatedFormat, (c, v) => c.UseDeprecatedFormat = Cast<bool?>("serializer.use.deprecated.format", v)),
        ["serializer.use.last.version"] = new(c => c.UseLatestVersion, (c, v) => c.UseLatestVersion = Cast<bool?>("serializer.use.last.version", v)),
        ["state.dir"] = new(c => c.StateDir, (c, v) => c.StateDir = Cast<string?>("state.dir", v)!),
        ["statestore.cache.max.bytes"] = new(c => c.DefaultStateStoreCacheMaxBytes, (c, v) => c.DefaultStateStoreCacheMaxBytes = Cast<long>("statestore.cache.max.bytes", v)),
        ["subject.name.strategy"] = new(c => c.SubjectNameStrategy, (c, v) => c.SubjectNameStrategy = Cast<SubjectNameStrategy?>("subject.name.strategy", v)),
        ["transaction.timeout"] = new(c => c.TransactionTimeout, (c, v) => c.TransactionTimeout = Cast<TimeSpan>("transaction.timeout", v)),
        ["windowstore.changelog.additional.retention.ms"] = new(c => c.WindowStoreChangelogAdditionalRetentionMs, (c, v) => c.WindowStoreChangelogAdditionalRetentionMs = Cast<long>("windowstore.changelog.additional.retention.ms", v)),
    };
}
