namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>An ordered map of byte strings: where a store's entries lie.</summary>
internal interface IByteMap : IDisposable
{
    /// <summary>Entries, roughly where counting would cost a walk.</summary>
    long ApproximateCount { get; }

    ByteValue Get(ReadOnlySpan<byte> key);

    void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    void Delete(ReadOnlySpan<byte> key);

    /// <summary>Entries from the lower key on and below the upper one; empty bounds are open.</summary>
    ByteCursor Range(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse);

    /// <summary>Removes a range that is never read again; it may take its time.</summary>
    void Drop(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper);
}
