using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State.Enumerator;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State.InMemory;

/// <summary>
/// A window store of bytes in memory: what stores of the user may build on. It keeps no changelog by itself, belongs to no task, and can be used without being initialized.
/// </summary>
public class InMemoryWindowStore : IWindowStore<Bytes, byte[]>
{
    private readonly IWindowStore<Bytes, byte[]> _store;

    /// <summary>An empty store of that name.</summary>
    /// <param name="storeName">Name of the store.</param>
    /// <param name="retention">How long windows are kept after stream time has passed them.</param>
    /// <param name="size">Length of a window, milliseconds.</param>
    /// <param name="retainDuplicates">Whether puts of the same key and window are kept beside each other.</param>
    public InMemoryWindowStore(string storeName, TimeSpan retention, long size, bool retainDuplicates) =>
        _store = ByteStores.Alone(ByteStores.Window(((ISpecSupplier)new InMemoryWindowStoreSupplier(storeName, retention, size, retainDuplicates)).Spec));

    /// <inheritdoc/>
    public bool IsLocally => true;

    /// <inheritdoc/>
    public bool IsOpen { get; private set; }

    /// <inheritdoc/>
    public string Name => _store.Name;

    /// <inheritdoc/>
    public bool Persistent => false;

    /// <inheritdoc/>
    public virtual IKeyValueEnumerator<Windowed<Bytes>, byte[]> All() => _store.All();

    /// <inheritdoc/>
    public void Close()
    {
        IsOpen = false;
        _store.Close();
    }

    /// <inheritdoc/>
    public virtual byte[] Fetch(Bytes key, long time) => _store.Fetch(key, time);

    /// <inheritdoc/>
    public virtual IWindowStoreEnumerator<byte[]> Fetch(Bytes key, DateTime from, DateTime to) => _store.Fetch(key, from, to);

    /// <inheritdoc/>
    public virtual IWindowStoreEnumerator<byte[]> Fetch(Bytes key, long from, long to) => _store.Fetch(key, from, to);

    /// <inheritdoc/>
    public virtual IKeyValueEnumerator<Windowed<Bytes>, byte[]> FetchAll(DateTime from, DateTime to) => _store.FetchAll(from, to);

    /// <inheritdoc/>
    public virtual void Flush() => _store.Flush();

    /// <inheritdoc/>
    public void Init(ProcessorContext context, IStateStore root)
    {
        if (!_store.IsOpen) ByteStores.Alone(_store);
        IsOpen = true;
    }

    /// <inheritdoc/>
    public virtual void Put(Bytes key, byte[] value, long windowStartTimestamp) => _store.Put(key, value, windowStartTimestamp);
}
