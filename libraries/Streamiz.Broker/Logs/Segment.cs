using System.Buffers;
using Streamiz.Broker.Storage;

namespace Streamiz.Broker.Logs;

/// <summary>One file of batches and its sparse index by offset and time.</summary>
internal sealed class Segment : IDisposable
{
    private const int WindowBytes = 16 * 1024;
    private readonly int _indexIntervalBytes;
    private int _bytesSinceEntry;

    public Segment(IStorageFile file, string path, long baseOffset, int indexIntervalBytes)
    {
        File = file;
        Path = path;
        BaseOffset = NextOffset = baseOffset;
        _indexIntervalBytes = _bytesSinceEntry = indexIntervalBytes;
    }

    public IStorageFile File { get; }

    public string Path { get; }

    public long BaseOffset { get; }

    /// <summary>The offset after the last record.</summary>
    public long NextOffset { get; set; }

    /// <summary>Bytes of whole batches; what the file holds beyond was never acknowledged.</summary>
    public int Size { get; set; }

    public long MaxTimestamp { get; set; } = -1;

    public long MaxTimestampBatchOffset { get; set; } = -1;

    public long FirstTimestamp { get; set; } = -1;

    /// <summary>When the first batch came (milliseconds): batches may lack timestamps or have odd ones.</summary>
    public long CreatedMs { get; set; }

    /// <summary>True when compaction has gone over it.</summary>
    public bool Cleaned { get; set; }

    public List<IndexEntry> Entries { get; } = [];

    public static string FileName(long baseOffset) => baseOffset.ToString("D20", null) + ".log";

    public void Append(ReadOnlySpan<byte> batch)
    {
        File.Write(batch, Size);
        Note(new BatchHeader(batch), Size);
    }

    /// <summary>Takes a batch that is in the file into the index.</summary>
    public void Note(BatchHeader batch, int position)
    {
        if (batch.MaxTimestamp > MaxTimestamp)
        {
            MaxTimestamp = batch.MaxTimestamp;
            MaxTimestampBatchOffset = batch.BaseOffset;
        }
        if (FirstTimestamp < 0) FirstTimestamp = batch.MaxTimestamp;
        if (_bytesSinceEntry >= _indexIntervalBytes)
        {
            Entries.Add(new IndexEntry(batch.BaseOffset, position, MaxTimestamp));
            _bytesSinceEntry = 0;
        }
        else if (Entries.Count > 0 && Entries[^1].MaxTimestamp < MaxTimestamp)
        {
            // An entry speaks for all batches up to the next one, so that a search by time never passes over its target.
            Entries[^1] = Entries[^1] with { MaxTimestamp = MaxTimestamp };
        }
        int total = batch.TotalBytes;
        _bytesSinceEntry += total;
        Size = position + total;
        NextOffset = batch.LastOffset + 1;
    }

    /// <summary>The first batch that ends at or after the offset.</summary>
    public bool TryLocate(long offset, out LogPosition found)
    {
        int low = 0, high = Entries.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (Entries[middle].Offset <= offset) low = middle;
            else high = middle - 1;
        }
        int from = Entries.Count == 0 ? 0 : Entries[low].Position;
        return TryWalk(from, static (BatchHeader batch, long target) => batch.LastOffset >= target, offset, out found);
    }

    /// <summary>The first batch with a record at or after the time.</summary>
    public bool TryLocateTime(long timestamp, out LogPosition found)
    {
        found = default;
        if (MaxTimestamp < timestamp) return false;
        int index = 0;
        while (index < Entries.Count - 1 && Entries[index].MaxTimestamp < timestamp) index++;
        int from = Entries.Count == 0 ? 0 : Entries[index].Position;
        return TryWalk(from, static (BatchHeader batch, long target) => batch.MaxTimestamp >= target, timestamp, out found);
    }

    /// <summary>Reads a whole batch into a rented array, which is the caller's to return.</summary>
    public byte[] RentBatch(int position, out int length)
    {
        Span<byte> prefix = stackalloc byte[BatchHeader.PrefixSize];
        Fill(prefix, position);
        length = new BatchHeader(prefix).TotalBytes;
        if (length < BatchHeader.Size || length > Size - position) throw Damaged(position);
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        Fill(rented.AsSpan(0, length), position);
        return rented;
    }

    public void Fill(Span<byte> bytes, int position)
    {
        if (File.Read(bytes, position) < bytes.Length) throw Damaged(position);
    }

    /// <summary>Takes over what another object knew of the same bytes.</summary>
    public void TakeOver(Segment other)
    {
        (NextOffset, Size, MaxTimestamp, MaxTimestampBatchOffset) = (other.NextOffset, other.Size, other.MaxTimestamp, other.MaxTimestampBatchOffset);
        (FirstTimestamp, CreatedMs, Cleaned) = (other.FirstTimestamp, other.CreatedMs, other.Cleaned);
        Entries.AddRange(other.Entries);
    }

    public IOException Damaged(int position) => new($"{Path} is damaged at byte {position}.");

    public void Dispose() => File.Dispose();

    private bool TryWalk(int position, Func<BatchHeader, long, bool> isTarget, long target, out LogPosition found)
    {
        byte[] window = ArrayPool<byte>.Shared.Rent(WindowBytes);
        try
        {
            int windowStart = position, windowLength = 0;
            while (position + BatchHeader.Size <= Size)
            {
                int at = position - windowStart;
                if (at < 0 || at + BatchHeader.Size > windowLength)
                {
                    windowStart = position;
                    windowLength = Math.Min(window.Length, Size - position);
                    Fill(window.AsSpan(0, windowLength), position);
                    at = 0;
                }
                var batch = new BatchHeader(window.AsSpan(at));
                if (isTarget(batch, target))
                {
                    found = new LogPosition(this, position, batch.BaseOffset);
                    return true;
                }
                int total = batch.TotalBytes;
                if (total < BatchHeader.Size) throw Damaged(position);
                position += total;
            }
            found = default;
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }
}
