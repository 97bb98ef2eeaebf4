using Confluent.Kafka;

namespace Streamiz.Kafka.Net;

/// <summary>Told when a store is about to be restored.</summary>
/// <param name="topicPartition">The changelog.</param>
/// <param name="storeName">The store.</param>
/// <param name="startingOffset">First offset to restore.</param>
/// <param name="endingOffset">Offset behind the last one to restore.</param>
public delegate void OnRestoreStartListener(TopicPartition topicPartition, string storeName, long startingOffset, long endingOffset);

/// <summary>Told after a batch was restored.</summary>
/// <param name="topicPartition">The changelog.</param>
/// <param name="storeName">The store.</param>
/// <param name="batchEndOffset">Offset behind the batch.</param>
/// <param name="numRestored">Records of the batch.</param>
public delegate void OnRestoreBatchListener(TopicPartition topicPartition, string storeName, long batchEndOffset, long numRestored);

/// <summary>Told when a store is restored.</summary>
/// <param name="topicPartition">The changelog.</param>
/// <param name="storeName">The store.</param>
/// <param name="totalRestored">Records restored.</param>
public delegate void OnRestoreEndListener(TopicPartition topicPartition, string storeName, long totalRestored);

/// <summary>Told when an instance changes its state.</summary>
/// <param name="oldState">The state before.</param>
/// <param name="newState">The state now.</param>
public delegate void StateListener(KafkaStream.State oldState, KafkaStream.State newState);
