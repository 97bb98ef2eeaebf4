using Streamiz.Kafka.Net.Crosscutting;

namespace Streamiz.Kafka.Net.State;

/// <summary>What is known of a store before there is a task to make it for. Times are milliseconds.</summary>
internal sealed record StoreSpec
{
    public required string Name { get; init; }

    public required StoreKind Kind { get; init; }

    public StoreBacking Backing { get; init; } = StoreBacking.RocksDb;

    /// <summary>
    /// False for a table or window kept in a plain store: the time of an update is not kept and reads as -1.
    /// </summary>
    public bool KeepsTimestamps { get; init; } = true;

    /// <summary>How long windows, sessions and versions are kept after stream time has passed them.</summary>
    public long RetentionMs { get; init; }

    /// <summary>How long entries of a key-value store live after their own time; 0: for ever.</summary>
    public long TimeToLiveMs { get; init; }

    /// <summary>Length of a window.</summary>
    public long WindowSizeMs { get; init; }

    /// <summary>Where windows end that are not all of one length; null for those that are.</summary>
    public Stream.IWindowEnds? WindowEnds { get; init; }

    /// <summary>Windows and sessions are dropped by spans of this length; 0 for the default one.</summary>
    public long SegmentIntervalMs { get; init; }

    /// <summary>Whether puts of the same key and window are kept beside each other.</summary>
    public bool RetainDuplicates { get; init; }

    /// <summary>Whether windows and sessions are kept by time before key: for emission on window close.</summary>
    public bool TimeOrdered { get; init; }

    /// <summary>How many entries an LRU store keeps.</summary>
    public int MaxEntries { get; init; }

    /// <summary>Makes the user's own store that the entries lie in; null otherwise.</summary>
    public Func<IKeyValueStore<Bytes, byte[]>>? Foreign { get; init; }

    /// <summary>Folder below the task's, in which a store on disk makes its own.</summary>
    public string Folder { get; init; } = "rocksdb";

    /// <summary>Whether updates are held back and collapsed until the commit.</summary>
    public bool Caching { get; init; }

    /// <summary>What the cache may hold, bytes, before it hands on the oldest update.</summary>
    public long CacheBytes { get; init; } = 10 << 20;

    /// <summary>Whether there is a changelog topic.</summary>
    public bool Logging { get; init; } = true;

    /// <summary>Whether changelog records carry the headers of the record that caused them: what the engine itself keeps for joins does, as in Kafka Streams.</summary>
    public bool LogsHeaders { get; init; }

    /// <summary>Properties of the changelog topic that the user gave.</summary>
    public IReadOnlyDictionary<string, string> LogConfig { get; init; } = new Dictionary<string, string>();

    public bool IsWindowed => Kind is StoreKind.Window or StoreKind.TimestampedWindow or StoreKind.Session;

    /// <summary>A time to live in milliseconds.</summary>
    /// <exception cref="ArgumentException">It is shorter than one.</exception>
    public static long Life(TimeSpan timeToLive) => timeToLive.TotalMilliseconds >= 1
        ? (long)timeToLive.TotalMilliseconds
        : throw new ArgumentException($"a time to live is a millisecond at least, not {timeToLive}", nameof(timeToLive));

    /// <summary>
    /// The same with a time to live. Such a store keeps the times of its entries and an index beside them, so that it has a folder of its own: one made without a time to live is
    /// restored from the changelog when it gets one, and the other way round.
    /// </summary>
    /// <exception cref="ArgumentException">Stores of this kind have none.</exception>
    public StoreSpec Living(long timeToLiveMs)
    {
        if (timeToLiveMs <= 0) return this;
        if (Kind is not (StoreKind.KeyValue or StoreKind.TimestampedKeyValue))
            throw new ArgumentException($"store {Name} has no time to live: {(Kind == StoreKind.Versioned ? "versions are kept for the history retention" : "windows and sessions are kept for their retention")}");
        if (Backing is StoreBacking.Foreign or StoreBacking.Lru)
            throw new ArgumentException($"store {Name} has no time to live: {(Backing == StoreBacking.Lru ? "it is bounded by its number of entries" : "it is a store of the user's own, which removes what it likes")}");
        return this with { TimeToLiveMs = timeToLiveMs, KeepsTimestamps = true, Folder = Folder + "-ttl" };
    }

    /// <summary>Half the retention, and at least a minute: Kafka Streams' choice, which shows in which late puts are accepted.</summary>
    public static long DefaultSegmentInterval(long retentionMs) => Math.Max(retentionMs / 2, 60_000);
}
