using Streamiz.Kafka.Net.Crosscutting;

namespace Streamiz.Kafka.Net.Processors.Internal;

/// <summary>Takes one record of a store's changelog; a null value deletes.</summary>
public delegate void StateRestoreCallback(Bytes key, byte[]? value, long timestamp);
