using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State.Enumerator;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State.InMemory;

/// <summary>
/// A key-value store of bytes in memory: what stores of the user may build on. It keeps no changelog by itself, belongs to no task, and can be used without being initialized.
/// </summary>
public class InMemoryKeyValueStore : IKeyValueStore<Bytes, byte[]>
{
    private readonly IKeyValueStore<Bytes, byte[]> _store;

    /// <summary>An empty store of that name.</summary>
    public InMemoryKeyValueStore(string name) =>
        _store = ByteStores.Alone(ByteStores.KeyValue(new StoreSpec { Name = name, Kind = StoreKind.KeyValue, Backing = StoreBacking.Memory }));

    /// <inheritdoc/>
    public bool IsLocally => true;

    /// <inheritdoc/>
    public bool IsOpen { get; private set; }

    /// <inheritdoc/>
    public string Name => _store.Name;

    /// <inheritdoc/>
    public bool Persistent => false;

    /// <inheritdoc/>
    public virtual IEnumerable<KeyValuePair<Bytes, byte[]>> All() => _store.All();

    /// <inheritdoc/>
    public long ApproximateNumEntries() => _store.ApproximateNumEntries();

    /// <inheritdoc/>
    public virtual void Close()
    {
        IsOpen = false;
        _store.Close();
    }

    /// <inheritdoc/>
    public virtual byte[] Delete(Bytes key) => _store.Delete(key);

    /// <inheritdoc/>
    public virtual void Flush() => _store.Flush();

    /// <inheritdoc/>
    public virtual byte[] Get(Bytes key) => _store.Get(key);

    /// <inheritdoc/>
    public void Init(ProcessorContext context, IStateStore root)
    {
        if (!_store.IsOpen) ByteStores.Alone(_store);
        IsOpen = true;
    }

    /// <inheritdoc/>
    public virtual void Put(Bytes key, byte[] value) => _store.Put(key, value);

    /// <inheritdoc/>
    public virtual void PutAll(IEnumerable<KeyValuePair<Bytes, byte[]>> entries) => _store.PutAll(entries);

    /// <inheritdoc/>
    public virtual byte[] PutIfAbsent(Bytes key, byte[] value) => _store.PutIfAbsent(key, value);

    /// <inheritdoc/>
    public virtual IKeyValueEnumerator<Bytes, byte[]> Range(Bytes from, Bytes to) => _store.Range(from, to);

    /// <inheritdoc/>
    public virtual IEnumerable<KeyValuePair<Bytes, byte[]>> ReverseAll() => _store.ReverseAll();

    /// <inheritdoc/>
    public virtual IKeyValueEnumerator<Bytes, byte[]> ReverseRange(Bytes from, Bytes to) => _store.ReverseRange(from, to);
}
