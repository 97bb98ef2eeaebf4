namespace Streamiz.Broker.Core;

internal delegate void ReplayBatch(ReadOnlyMemory<byte> batch);
