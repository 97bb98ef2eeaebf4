namespace Streamiz.Host.Cluster;

/// <summary>A record as bytes, on its way to a partition.</summary>
/// <param name="Partition">Where it goes.</param>
/// <param name="Timestamp">Milliseconds since 1970.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; null deletes in a compacted topic.</param>
/// <param name="Headers">Encoded as <see cref="HeaderBytes"/> does; none where empty.</param>
internal readonly record struct OutgoingRecord(int Partition, long Timestamp, byte[] Key, byte[]? Value, byte[] Headers);
