namespace Streamiz.Broker.Storage;

internal sealed class MemoryFile(MemoryStorage storage, string path) : IStorageFile
{
    private const int ChunkBytes = 64 * 1024;
    private readonly List<byte[]> _chunks = [];

    public long Length { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes, long position)
    {
        storage.BeforeWrite?.Invoke(path, bytes.Length);
        long end = position + bytes.Length;
        while ((long)_chunks.Count * ChunkBytes < end) _chunks.Add(new byte[ChunkBytes]);
        while (!bytes.IsEmpty)
        {
            Span<byte> room = _chunks[(int)(position / ChunkBytes)].AsSpan((int)(position % ChunkBytes));
            int n = Math.Min(room.Length, bytes.Length);
            bytes[..n].CopyTo(room);
            bytes = bytes[n..];
            position += n;
        }
        Length = Math.Max(Length, end);
    }

    public int Read(Span<byte> bytes, long position)
    {
        int total = (int)Math.Clamp(Length - position, 0, bytes.Length);
        bytes = bytes[..total];
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> there = _chunks[(int)(position / ChunkBytes)].AsSpan((int)(position % ChunkBytes));
            int n = Math.Min(there.Length, bytes.Length);
            there[..n].CopyTo(bytes);
            bytes = bytes[n..];
            position += n;
        }
        return total;
    }

    public void Truncate(long length)
    {
        // What lies beyond the end must read as zero when the file grows over it again, as on a disk.
        int keep = (int)((length + ChunkBytes - 1) / ChunkBytes);
        if (keep < _chunks.Count) _chunks.RemoveRange(keep, _chunks.Count - keep);
        if (length % ChunkBytes != 0 && keep <= _chunks.Count && keep > 0) _chunks[keep - 1].AsSpan((int)(length % ChunkBytes)).Clear();
        Length = length;
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
}
