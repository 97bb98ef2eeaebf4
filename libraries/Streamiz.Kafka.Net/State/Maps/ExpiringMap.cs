using System.Buffers.Binary;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>
/// Entries that live for a time after their own, which stands in the first eight bytes of their values. What is over is not shown, and is found again by an index
/// beside the entries: span of time, key. The spans are a 64th of the time to live, so that a key that is updated all the time rewrites the index seldom, and a
/// walk that removes what is over reads little else.
/// </summary>
/// <param name="map">Where entries (byte 0, key) and index (byte 1, eight bytes of span, key) lie.</param>
/// <param name="timeToLiveMs">How long, milliseconds (> 0).</param>
/// <param name="clock">The time that entries are measured against, milliseconds; it never goes back.</param>
/// <param name="seesWrites">
/// Whether what was put can be read back before it is written. Where it cannot, an update leaves the key's place of before in the index; it is dropped when its span is over.
/// </param>
internal sealed class ExpiringMap(IByteMap map, long timeToLiveMs, Func<long> clock, bool seesWrites) : IByteMap
{
    private const byte EntryMark = 0;
    private const byte IndexMark = 1;
    private const int IndexHeader = 9;
    private const int SpansOfALife = 64;

    private readonly long _spanMs = Math.Max(1, timeToLiveMs / SpansOfALife);
    private readonly Scratch _key = new(128);
    private readonly Scratch _upper = new(128);
    private readonly Scratch _place = new(128);
    private readonly Scratch _due = new(1024);
    private readonly Scratch _value = new(256);

    // Spans below have no entries in the index.
    private long _sweptTo;

    public delegate void Remover(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    // Each entry has one place in the index, as a rule.
    public long ApproximateCount => map.ApproximateCount / 2;

    /// <summary>Whether there may be entries that are over.</summary>
    public bool IsDue => FirstLiveSpan() > _sweptTo;

    public static long TimeOf(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt64BigEndian(value);

    /// <summary>Whether an entry with this value is over.</summary>
    public bool IsOver(ReadOnlySpan<byte> value) => TimeOf(value) <= clock() - timeToLiveMs;

    /// <summary>The moment from which an entry with this value is over.</summary>
    public long EndOf(ReadOnlySpan<byte> value) => TimeOf(value) > long.MaxValue - timeToLiveMs ? long.MaxValue : TimeOf(value) + timeToLiveMs;

    public ByteValue Get(ReadOnlySpan<byte> key)
    {
        ByteValue found = GetAny(key);
        if (!found.IsFound || !IsOver(found.Span))
            return found;
        found.Dispose();
        return default;
    }

    /// <summary>The same, also when it is over and has not been removed yet.</summary>
    public ByteValue GetAny(ReadOnlySpan<byte> key) => map.Get(Marked(_key, key));

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        long span = SpanOf(TimeOf(value));
        long before = seesWrites ? SpanIn(key) : -1;
        map.Put(Marked(_key, key), value);
        if (before == span)
            return;
        if (before >= 0)
            map.Delete(Place(before, key));
        map.Put(Place(span, key), default);
        // One that comes late may be over already.
        _sweptTo = Math.Min(_sweptTo, span);
    }

    public void Delete(ReadOnlySpan<byte> key)
    {
        long before = seesWrites ? SpanIn(key) : -1;
        map.Delete(Marked(_key, key));
        if (before >= 0)
            map.Delete(Place(before, key));
    }

    public ByteCursor Range(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse)
    {
        ReadOnlySpan<byte> end = upper.IsEmpty ? [EntryMark + 1] : Marked(_upper, upper);
        return Unexpired(new Unmarked(map.Range(Marked(_key, lower), end, reverse)));
    }

    /// <summary>A walk without the entries that are over at its beginning.</summary>
    public ByteCursor Unexpired(ByteCursor entries) => new LiveOnes(entries, clock() - timeToLiveMs);

    public void Drop(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper) => throw new NotSupportedException("Only windowed maps drop ranges.");

    /// <summary>Has entries removed that are over, no more than so many; the others later.</summary>
    /// <param name="atMost">How many places of the index are looked at.</param>
    /// <param name="remove">Called with an entry that is over; it has to delete it.</param>
    public void Sweep(int atMost, Remover remove)
    {
        long end = FirstLiveSpan();
        int count = Collect(end, atMost);
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(_due.From(at));
            RemoveIfOver(_due.From(at + sizeof(int))[..length], remove);
            at += sizeof(int) + length;
        }
        if (count < atMost)
            _sweptTo = end;
    }

    /// <summary>Has an entry removed if it is over.</summary>
    public void Sweep(ReadOnlySpan<byte> key, Remover remove)
    {
        if (TryCopyOver(key))
            remove(key, _value.Written);
    }

    /// <summary>Looks again at everything: what was put has been forgotten.</summary>
    public void Reset() => _sweptTo = 0;

    public void Dispose() => map.Dispose();

    // Copied before anything is removed: removing changes the map under the walk.
    private int Collect(long end, int atMost)
    {
        _due.Reset();
        int count = 0;
        Place(_sweptTo, default);
        WriteHeader(_upper, end);
        using ByteCursor places = map.Range(_place.Written, _upper.Written, reverse: false);
        while (count < atMost && places.MoveNext())
        {
            BinaryPrimitives.WriteInt32LittleEndian(_due.GetSpan(sizeof(int)), places.Key.Length);
            _due.Advance(sizeof(int));
            _due.Append(places.Key);
            count++;
        }
        return count;
    }

    private void RemoveIfOver(ReadOnlySpan<byte> place, Remover remove)
    {
        ReadOnlySpan<byte> key = place[IndexHeader..];
        if (TryCopyOver(key))
            remove(key, _value.Written);
        // Deleted or updated since: then the place is an old one, and goes by itself.
        map.Delete(place);
    }

    private bool TryCopyOver(ReadOnlySpan<byte> key)
    {
        using ByteValue found = GetAny(key);
        if (!found.IsFound || !IsOver(found.Span))
            return false;
        _value.Reset();
        _value.Append(found.Span);
        return true;
    }

    private long SpanIn(ReadOnlySpan<byte> key)
    {
        using ByteValue found = GetAny(key);
        return found.IsFound ? SpanOf(TimeOf(found.Span)) : -1;
    }

    private long SpanOf(long time) => Math.Max(0, time) / _spanMs;

    // A span is over when the last of its milliseconds is.
    private long FirstLiveSpan() => Math.Max(0, clock() - timeToLiveMs + 1) / _spanMs;

    private ReadOnlySpan<byte> Place(long span, ReadOnlySpan<byte> key)
    {
        WriteHeader(_place, span);
        _place.Append(key);
        return _place.Written;
    }

    private static void WriteHeader(Scratch place, long span)
    {
        place.Reset();
        Span<byte> header = place.GetSpan(IndexHeader);
        header[0] = IndexMark;
        BinaryPrimitives.WriteInt64BigEndian(header[1..], span);
        place.Advance(IndexHeader);
    }

    private static ReadOnlySpan<byte> Marked(Scratch scratch, ReadOnlySpan<byte> key)
    {
        scratch.Reset();
        scratch.Append([EntryMark]);
        scratch.Append(key);
        return scratch.Written;
    }

    private sealed class Unmarked(ByteCursor entries) : ByteCursor
    {
        public override ReadOnlySpan<byte> Key => entries.Key[1..];

        public override ReadOnlySpan<byte> Value => entries.Value;

        public override bool MoveNext() => entries.MoveNext();

        public override void Seek(ReadOnlySpan<byte> key) => throw new NotSupportedException("Only windowed maps are sought in.");

        public override void Dispose() => entries.Dispose();
    }

    private sealed class LiveOnes(ByteCursor entries, long lastOver) : ByteCursor
    {
        public override ReadOnlySpan<byte> Key => entries.Key;

        public override ReadOnlySpan<byte> Value => entries.Value;

        public override bool MoveNext()
        {
            // Bounded: every turn moves the walk on.
            while (entries.MoveNext())
            {
                if (TimeOf(entries.Value) > lastOver)
                    return true;
            }
            return false;
        }

        public override void Seek(ReadOnlySpan<byte> key) => entries.Seek(key);

        public override void Dispose() => entries.Dispose();
    }
}
