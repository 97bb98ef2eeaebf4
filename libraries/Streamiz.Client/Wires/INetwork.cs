namespace Streamiz.Client.Wires;

/// <summary>Makes wires, and is the one place that waits: for bytes, for a moment, or for a wake-up.</summary>
public interface INetwork : IDisposable
{
    /// <summary>Starts to connect; the wire says when it is open.</summary>
    IWire Connect(string host, int port);

    /// <summary>Waits until one of the wires can go on, the time is over, or <see cref="WakeUp"/> is called.</summary>
    /// <param name="wires">The wires of one client.</param>
    /// <param name="timeoutMs">The longest wait, milliseconds; 0 only looks.</param>
    void Wait(IReadOnlyList<IWire> wires, int timeoutMs);

    /// <summary>Ends the present or the next wait. Any thread may call it.</summary>
    void WakeUp();
}
