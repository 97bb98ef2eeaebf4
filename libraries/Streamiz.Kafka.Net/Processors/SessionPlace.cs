using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>The store of a session aggregation together with who is told of its updates.</summary>
internal sealed class SessionPlace<K, VA>
{
    private readonly TableForwarder<Windowed<K>, VA> _forwarder;

    public SessionPlace(ISessionFace<K, VA> store, bool onClose, TableForwarder<Windowed<K>, VA> forwarder)
    {
        (Store, EmitsOnClose, _forwarder) = (store, onClose, forwarder);

        // Nothing is told at updates when only closed sessions come out.
        forwarder.IsCached = !onClose && store.SetFlushListener(forwarder, forwarder.SendsOldValues);
    }

    public ISessionFace<K, VA> Store { get; }

    public bool EmitsOnClose { get; }

    /// <summary>Whether an update is to be forwarded now; a windowed key is made only then.</summary>
    public bool ForwardsUpdates => !EmitsOnClose && !_forwarder.IsCached;

    /// <summary>Hands on an update of a session, or a final result.</summary>
    public void Forward(in StreamRecord<Windowed<K>, Change<VA>> update) => _forwarder.Forward(update);
}
