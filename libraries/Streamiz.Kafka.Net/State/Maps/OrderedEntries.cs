namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>
/// Entries in the order of their keys: a list of sorted chunks. Looking up and inserting cost two binary searches; chunks are small, so
/// that an insertion moves little.
/// </summary>
internal sealed class OrderedEntries<E>
    where E : ByteEntry
{
    private const int ChunkSize = 128;
    private readonly List<Chunk> _chunks = [];

    /// <summary>Changes with every insertion and removal: positions of before are no longer valid.</summary>
    public int Version { get; private set; }

    public void Add(E entry)
    {
        Version++;
        if (_chunks.Count == 0)
            _chunks.Add(new Chunk());
        int at = ChunkOf(entry.Key);
        Chunk chunk = _chunks[at];
        if (chunk.Count == ChunkSize)
        {
            _chunks.Insert(at + 1, chunk.Split());
            if (entry.Key.SequenceCompareTo(_chunks[at + 1].Entries[0].Key) >= 0)
                chunk = _chunks[at + 1];
        }
        chunk.Insert(chunk.LowerBound(entry.Key), entry);
    }

    public void Remove(E entry)
    {
        Version++;
        int at = ChunkOf(entry.Key);
        Chunk chunk = _chunks[at];
        chunk.RemoveAt(chunk.LowerBound(entry.Key));
        if (chunk.Count == 0)
            _chunks.RemoveAt(at);
    }

    public void Clear()
    {
        Version++;
        _chunks.Clear();
    }

    /// <summary>Takes all entries, in any order.</summary>
    public void Fill(E[] entries)
    {
        Clear();
        Array.Sort(entries, static (a, b) => a.Key.SequenceCompareTo(b.Key));
        const int fill = ChunkSize * 3 / 4;
        for (int from = 0; from < entries.Length; from += fill)
            _chunks.Add(new Chunk(entries.AsSpan(from, Math.Min(fill, entries.Length - from))));
    }

    /// <summary>The first entry whose key is not below; null when there is none.</summary>
    public E? Ceiling(ReadOnlySpan<byte> key, out Position position)
    {
        position = default;
        if (_chunks.Count == 0)
            return null;
        int at = ChunkOf(key);
        position = new Position(at, _chunks[at].LowerBound(key));
        return Normalize(ref position);
    }

    /// <summary>The last entry whose key is below; the last of all when the key is empty and so means no bound.</summary>
    public E? Below(ReadOnlySpan<byte> key, out Position position)
    {
        position = default;
        if (_chunks.Count == 0)
            return null;
        int at = key.IsEmpty ? _chunks.Count - 1 : ChunkOf(key);
        position = new Position(at, key.IsEmpty ? _chunks[at].Count : _chunks[at].LowerBound(key));
        return Previous(ref position);
    }

    public E? Next(ref Position position)
    {
        position = new Position(position.Chunk, position.Index + 1);
        return Normalize(ref position);
    }

    public E? Previous(ref Position position)
    {
        if (position.Index > 0)
            position = new Position(position.Chunk, position.Index - 1);
        else if (position.Chunk > 0)
            position = new Position(position.Chunk - 1, _chunks[position.Chunk - 1].Count - 1);
        else
            return null;
        return _chunks[position.Chunk].Entries[position.Index];
    }

    private E? Normalize(ref Position position)
    {
        if (position.Index == _chunks[position.Chunk].Count)
            position = new Position(position.Chunk + 1, 0);
        return position.Chunk < _chunks.Count ? _chunks[position.Chunk].Entries[position.Index] : null;
    }

    /// <summary>The last chunk whose first key is not above; the first one when all are.</summary>
    private int ChunkOf(ReadOnlySpan<byte> key)
    {
        int low = 0;
        int high = _chunks.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_chunks[middle].Entries[0].Key.SequenceCompareTo(key) <= 0)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /// <summary>Where an entry stands; valid as long as <see cref="Version"/> stays the same.</summary>
    public readonly record struct Position(int Chunk, int Index);

    private sealed class Chunk
    {
        public readonly E[] Entries = new E[ChunkSize];

        public Chunk()
        {
        }

        public Chunk(ReadOnlySpan<E> entries)
        {
            entries.CopyTo(Entries);
            Count = entries.Length;
        }

        public int Count { get; private set; }

        public int LowerBound(ReadOnlySpan<byte> key)
        {
            int low = 0;
            int high = Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (Entries[middle].Key.SequenceCompareTo(key) < 0)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low;
        }

        public void Insert(int at, E entry)
        {
            Array.Copy(Entries, at, Entries, at + 1, Count - at);
            Entries[at] = entry;
            Count++;
        }

        public void RemoveAt(int at)
        {
            Array.Copy(Entries, at + 1, Entries, at, Count - at - 1);
            Entries[--Count] = null!;
        }

        public Chunk Split()
        {
            int half = Count / 2;
            Chunk upper = new(Entries.AsSpan(half, Count - half));
            Array.Clear(Entries, half, Count - half);
            Count = half;
            return upper;
        }
    }
}
