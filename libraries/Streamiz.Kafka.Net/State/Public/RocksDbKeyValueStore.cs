using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State.Enumerator;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>A key-value store of bytes in RocksDB: what stores of the user may build on. It keeps no changelog by itself.</summary>
public class RocksDbKeyValueStore : IKeyValueStore<Bytes, byte[]>
{
    private readonly IKeyValueStore<Bytes, byte[]> _store;

    /// <summary>A store of that name, not yet open.</summary>
    /// <param name="name">Name of the store.</param>
    /// <param name="metricsScope">Has no effect.</param>
    public RocksDbKeyValueStore(string name, string metricsScope)
        : this(name, metricsScope, "rocksdb")
    {
    }

    /// <summary>A store of that name, not yet open.</summary>
    /// <param name="name">Name of the store.</param>
    /// <param name="metricsScope">Has no effect.</param>
    /// <param name="parentDir">Folder below the task's, in which the store makes its own.</param>
    public RocksDbKeyValueStore(string name, string metricsScope, string parentDir)
    {
        _ = metricsScope;
        _store = ByteStores.KeyValue(new StoreSpec { Name = name, Kind = StoreKind.KeyValue, Folder = parentDir });
    }

    /// <inheritdoc/>
    public bool IsLocally => true;

    /// <inheritdoc/>
    public bool IsOpen => _store.IsOpen;

    /// <inheritdoc/>
    public string Name => _store.Name;

    /// <inheritdoc/>
    public bool Persistent => true;

    /// <summary>The order of keys, for stores built on this one; RocksDB's own is that of unsigned bytes.</summary>
    protected Func<byte[], byte[], int> KeyComparator { get; set; } = (a, b) => a.AsSpan().SequenceCompareTo(b);

    private IKeyValueStore<Bytes, byte[]> Opened => _store.IsOpen ? _store : throw new Errors.InvalidStateStoreException($"store {Name} is not open: its folder is that of a task, which opens it");

    /// <summary>Compares two keys by <see cref="KeyComparator"/>.</summary>
    protected int CompareKey(byte[] key1, byte[] key2) => KeyComparator(key1, key2);

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<Bytes, byte[]>> All() => Opened.All();

    /// <inheritdoc/>
    public long ApproximateNumEntries() => Opened.ApproximateNumEntries();

    /// <inheritdoc/>
    public void Close() => _store.Close();

    /// <inheritdoc/>
    public byte[] Delete(Bytes key) => Opened.Delete(key);

    /// <inheritdoc/>
    public void Flush() => Opened.Flush();

    /// <inheritdoc/>
    public byte[] Get(Bytes key) => Opened.Get(key);

    /// <inheritdoc/>
    public void Init(ProcessorContext context, IStateStore root) => _store.Init(context, root);

    /// <inheritdoc/>
    public void Put(Bytes key, byte[] value) => Opened.Put(key, value);

    /// <inheritdoc/>
    public void PutAll(IEnumerable<KeyValuePair<Bytes, byte[]>> entries) => Opened.PutAll(entries);

    /// <inheritdoc/>
    public byte[] PutIfAbsent(Bytes key, byte[] value) => Opened.PutIfAbsent(key, value);

    /// <inheritdoc/>
    public IKeyValueEnumerator<Bytes, byte[]> Range(Bytes from, Bytes to) => Opened.Range(from, to);

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<Bytes, byte[]>> ReverseAll() => Opened.ReverseAll();

    /// <inheritdoc/>
    public IKeyValueEnumerator<Bytes, byte[]> ReverseRange(Bytes from, Bytes to) => Opened.ReverseRange(from, to);
}
