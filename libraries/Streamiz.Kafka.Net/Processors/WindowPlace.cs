using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>The store of a windowed aggregation together with who is told of its updates.</summary>
internal sealed class WindowPlace<K, VA>
{
    private readonly TableForwarder<Windowed<K>, VA> _forwarder;

    public WindowPlace(IWindowFace<K, VA> store, bool onClose, TableForwarder<Windowed<K>, VA> forwarder)
    {
        (Store, EmitsOnClose, _forwarder) = (store, onClose, forwarder);

        // Nothing is told at updates when only closed windows come out.
        forwarder.IsCached = !onClose && store.SetFlushListener(forwarder, forwarder.SendsOldValues);
    }

    public IWindowFace<K, VA> Store { get; }

    public bool EmitsOnClose { get; }

    /// <summary>Whether an update is to be forwarded now; a windowed key is made only then.</summary>
    public bool ForwardsUpdates => !EmitsOnClose && !_forwarder.IsCached;

    /// <summary>Hands on an update of a window, or a final result.</summary>
    public void Forward(in StreamRecord<Windowed<K>, Change<VA>> update) => _forwarder.Forward(update);
}
