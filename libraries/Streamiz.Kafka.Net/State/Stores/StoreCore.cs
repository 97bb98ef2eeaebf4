using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State.Maps;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// What all stores have in common, in bytes: the optional cache, over the logged map, over the transaction buffer, over memory or RocksDB.
/// </summary>
internal abstract class StoreCore(StoreSpec spec) : ITaskStore
{
    // What may be held back before a commit is asked for.
    private const long BufferRoomBytes = 16 << 20;

    // Entries whose time is over that are removed before a record is worked on, which can add one, and at a commit.
    private const int SweptBeforeARecord = 64;
    private const int SweptAtACommit = 4096;

    private IDurableMap _durable = null!;
    private IByteMap _map = null!;
    private BufferedMap? _buffer;
    private StoreCache? _cache;
    private Changelog? _changelog;
    private TaskContext? _context;

    // Where entries have a time to live: the map, and the same over what is durable, for restoring.
    private ExpiringMap? _expiring;
    private ExpiringMap? _restoring;
    private ExpiringMap.Remover? _removeExpired;

    // The largest time among changelog records; the clock of a store whose task has not begun to work.
    private long _restoredTime = -1;

    public string Name => Spec.Name;

    public bool Persistent => Spec.Backing == StoreBacking.RocksDb;

    public bool IsLocally => true;

    public bool IsOpen { get; private set; }

    public string? ChangelogTopic { get; private set; }

    public long ChangelogOffset => _durable.Position.Offset;

    public bool WantsCommit => _buffer is { IsFull: true };

    internal StoreSpec Spec { get; } = spec;

    protected TaskContext Context => _context!;

    /// <summary>What goes with a changelog record.</summary>
    protected RecordHeaders LoggedHeaders => Spec.LogsHeaders ? Context.Record.Headers : default;

    /// <summary>Known before the store is open: nodes ask when they are built.</summary>
    protected bool IsCached => Spec is { Caching: true, CacheBytes: > 0, RetainDuplicates: false };

    protected bool HasListener { get; set; }

    protected bool SendOldValues { get; set; }

    /// <summary>The largest time put, for windowed stores; kept with the changelog position.</summary>
    protected long ObservedTime { get; set; } = -1;

    /// <summary>The number given last to a put in a store that retains duplicates; kept with the changelog position.</summary>
    protected int Sequence { get; set; }

    /// <summary>Whether entries have a time to live.</summary>
    protected bool HasTimeToLive => Spec.TimeToLiveMs > 0;

    protected long ApproximateCount => _map.ApproximateCount;

    public void Init(ProcessorContext context, IStateStore root) => Open(context.Task);

    public void Open(TaskContext context)
    {
        _context = context;
        _restoredTime = -1;
        ChangelogTopic = Spec.Logging ? context.ChangelogTopicOf(Name) : null;
        _changelog = ChangelogTopic is null || context.FilledFromSource.Contains(Name) ? null : new Changelog(context.Sink.Open(ChangelogTopic), context.Id.Partition);
        _durable = OpenMap(context);
        (ObservedTime, Sequence) = (_durable.Position.ObservedTime, _durable.Position.Sequence);
        bool holdBack = Spec.Backing == StoreBacking.RocksDb || (context.Transactional && Spec.Backing is (StoreBacking.Memory or StoreBacking.Foreign));
        _buffer = holdBack ? new BufferedMap(_durable, BufferRoomBytes) : null;
        IByteMap held = _buffer is null ? _durable : _buffer;
        _expiring = Expiring(held, seesWrites: true);
        _map = _expiring ?? Untimed(held);
        _restoring = Expiring(_durable, seesWrites: Spec.Backing == StoreBacking.Memory);
        _removeExpired = RemoveExpired;
        if (HasTimeToLive)
            context.Expiring.Add(this);
        _cache = IsCached ? new StoreCache(Spec.CacheBytes, context.Record, FlushEntry) : null;
        OnOpened();
        IsOpen = true;
    }

    public void Flush()
    {
        _cache?.Flush();
        Sweep(SweptAtACommit);
    }

    /// <summary>Removes some of what is over. Under a cache that waits for the flush: what it holds goes on then, and may be newer.</summary>
    public void SweepBeforeARecord()
    {
        if (_cache is null)
            Sweep(SweptBeforeARecord);
    }

    public void Close()
    {
        if (!IsOpen)
            return;
        IsOpen = false;
        _context!.Expiring.Remove(this);
        _map.Dispose();
    }

    public void Restore(in IncomingRecord record)
    {
        // A source topic that serves as changelog may have records without a key, which are in no table.
        if (record.KeyIsNull)
            return;
        if (_restoring is not null)
            _restoredTime = Math.Max(_restoredTime, record.Timestamp);
        RestoreInto(_restoring ?? Untimed(_durable), record.Key.Span, record.Value.Span, record.ValueIsNull, record.Timestamp);
    }

    public void EndRestore(long changelogOffset) => Apply(changelogOffset);

    public void Apply(long changelogOffset)
    {
        if (HasTimeToLive)
            ObservedTime = Math.Max(ObservedTime, Context.StreamTime);
        MapPosition position = new(changelogOffset < 0 ? _durable.Position.Offset : changelogOffset, ObservedTime, Sequence);
        if (_buffer is not null)
            _buffer.Apply(position);
        else
            _durable.Write(position);
    }

    public void Abort()
    {
        _cache?.Drop();
        _buffer?.Abort();
        _expiring?.Reset();
        (ObservedTime, Sequence) = (_durable.Position.ObservedTime, _durable.Position.Sequence);
    }

    /// <summary>Entries in the map, hidden ones included; counts them one by one.</summary>
    internal int EntriesHeld()
    {
        int count = 0;
        using ByteCursor all = _durable.Range(default, default, reverse: false);
        while (all.MoveNext())
            count++;
        return count;
    }

    protected virtual void OnOpened()
    {
    }

    /// <summary>Puts a changelog record into the map.</summary>
    protected abstract void RestoreInto(IByteMap map, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull, long timestamp);

    /// <summary>Writes an update to the changelog, in the changelog's form.</summary>
    protected abstract void Log(Changelog changelog, ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull);

    /// <summary>Whether the update is to be kept: windowed stores refuse late ones. Called before it is put.</summary>
    protected virtual bool Accept(ReadOnlySpan<byte> mapKey, bool valueIsNull) => true;

    /// <summary>Tells the listener of an update that has just been handed on by the cache.</summary>
    protected virtual void Forward(ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull, ReadOnlySpan<byte> old, bool oldIsNull)
    {
    }

    /// <summary>The value under the cache, as the cache's old value: windowed stores hide expired ones.</summary>
    protected virtual ByteValue LookupBelowCache(ReadOnlySpan<byte> mapKey) => _map.Get(mapKey);

    /// <summary>Tells the listener of an entry that was removed because its time is over.</summary>
    protected virtual void Expired(ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value)
    {
    }

    /// <summary>Removes an entry now if its time is over: before it is read to be updated, so that its removal goes on first.</summary>
    protected void ExpireIfOver(ReadOnlySpan<byte> mapKey)
    {
        ThrowIfClosed();
        // Of a cached entry what goes on at the flush is the update, with what those behind have seen as its old value.
        if (_cache is null)
            _expiring?.Sweep(mapKey, _removeExpired!);
    }

    protected ByteValue Lookup(ReadOnlySpan<byte> mapKey)
    {
        ThrowIfClosed();
        if (_cache?.Find(mapKey) is { } entry)
            return entry.IsTombstone || _expiring?.IsOver(entry.Value) == true ? default : new ByteValue(entry.Value);
        return LookupBelowCache(mapKey);
    }

    /// <summary>Entries of cache and map from the lower key on and below the upper one.</summary>
    protected ByteCursor Scan(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse)
    {
        ThrowIfClosed();
        ByteCursor under = Live(_map.Range(lower, upper, reverse));
        if (_cache is not { IsEmpty: false })
            return under;
        MergedCursor merged = new(_cache.Range(lower, upper, reverse), under, reverse);
        return _expiring is null ? merged : _expiring.Unexpired(merged);
    }

    /// <summary>What the map shows of a walk over it: windowed stores hide expired entries.</summary>
    protected virtual ByteCursor Live(ByteCursor entries) => entries;

    protected void Write(ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull)
    {
        ThrowIfClosed();
        if (_cache is not null)
            _cache.Put(mapKey, value, valueIsNull);
        else
            WriteThrough(mapKey, value, valueIsNull);
    }

    protected void WriteThrough(ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull)
    {
        if (Accept(mapKey, valueIsNull))
            WriteToMap(mapKey, value, valueIsNull);
        if (_changelog is not null)
            Log(_changelog, mapKey, value, valueIsNull);
    }

    /// <summary>Puts into the map only: what is not one changelog record is logged by its store.</summary>
    protected void WriteToMap(ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull)
    {
        if (valueIsNull)
            _map.Delete(mapKey);
        else
            _map.Put(mapKey, value);
    }

    protected void LogOnly(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull, long timestamp) =>
        _changelog?.Log(key, value, valueIsNull, timestamp);

    protected void DropBelow(ReadOnlySpan<byte> upper) => _map.Drop(default, upper);

    private void FlushEntry(CacheEntry entry)
    {
        if (!HasListener)
        {
            WriteThrough(entry.Key, entry.Value, entry.IsTombstone);
            return;
        }
        // The listener may read this store, so the old value is kept apart.
        byte[]? old = null;
        if (SendOldValues || entry.IsTombstone)
        {
            // Those behind have seen what is over and not removed yet.
            using ByteValue found = _expiring is null ? LookupBelowCache(entry.Key) : _expiring.GetAny(entry.Key);
            if (found.IsFound)
                old = found.Span.ToArray();
        }
        // Made and deleted between two flushes: nobody below has seen it.
        if (entry.IsTombstone && old is null)
            return;
        WriteThrough(entry.Key, entry.Value, entry.IsTombstone);
        Forward(entry.Key, entry.Value, entry.IsTombstone, SendOldValues ? old : null, !SendOldValues || old is null);
    }

    private void Sweep(int atMost)
    {
        if (_expiring is not { IsDue: true })
            return;
        _expiring.Sweep(atMost, _removeExpired!);
    }

    private void RemoveExpired(ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value)
    {
        RecordPlace place = Context.Record.Place;
        Context.Record.Set("", -1, -1, _expiring!.EndOf(value), default);
        WriteToMap(mapKey, default, valueIsNull: true);
        if (_changelog is not null)
            Log(_changelog, mapKey, default, valueIsNull: true);
        Expired(mapKey, value);
        Context.Record.Place = place;
    }

    // Stream time of the task, which it has back before it works; till then, and in a copy kept for others, what the changelog says of it. What is put does not move it.
    private long LifeClock() => Math.Max(ObservedTime, Context.StreamTime >= 0 ? Context.StreamTime : _restoredTime);

    private ExpiringMap? Expiring(IByteMap map, bool seesWrites) => HasTimeToLive ? new ExpiringMap(map, Spec.TimeToLiveMs, LifeClock, seesWrites) : null;

    // A table or window in a plain store: the store above knows times, the map does not.
    private IByteMap Untimed(IByteMap map) => Spec is { KeepsTimestamps: false, Kind: StoreKind.TimestampedKeyValue or StoreKind.TimestampedWindow } ? new UntimedMap(map) : map;

    private IDurableMap OpenMap(TaskContext context)
    {
        if (Spec.Backing == StoreBacking.Memory)
            return new MemoryMap();
        if (Spec.Foreign is { } make)
            return OpenForeign(make(), context);
        if (Spec.Backing == StoreBacking.RocksDb)
            return RocksStoreFolder.Open(Spec, context);
        LruMap lru = new(Spec.MaxEntries);
        // With timestamps Kafka Streams says nothing of what made room: there an adapter stands between changelog and map.
        if (Spec.Kind == StoreKind.KeyValue)
            lru.Evicted += key => LogOnly(key, default, valueIsNull: true, Context.Record.Timestamp);
        return lru;
    }

    private ForeignMap OpenForeign(IKeyValueStore<Bytes, byte[]> store, TaskContext context)
    {
        store.Init(new ProcessorContext(context), store);
        bool kept = store.Persistent && ChangelogTopic is not null;
        return new ForeignMap(store, kept ? new StoreCheckpoint(context.Checkpoints, context.Id, new(ChangelogTopic, context.Partition)) : null);
    }

    private void ThrowIfClosed()
    {
        if (!IsOpen)
            throw new InvalidStateStoreException($"store {Name} is not open");
    }
}
