namespace Streamiz.Client.Wires;

/// <summary>Two-way bytes between the client and one node. Nothing here blocks; one thread uses it.</summary>
public interface IWire : IDisposable
{
    /// <summary>Where it stands. Asking moves a connection attempt on.</summary>
    WireState State { get; }

    /// <summary>Why it is closed, for people; null while it is not or when the other side just went away.</summary>
    string? Failure { get; }

    /// <summary>Whether bytes wait to be sent, so that the waiting place watches for room.</summary>
    bool WantsToSend { get; set; }

    /// <summary>Takes as many bytes as there is room for; answers how many, 0 when there is none or the wire is closed.</summary>
    int Send(IList<ArraySegment<byte>> bytes);

    /// <summary>Gives bytes that have come; answers how many, 0 when there are none or the wire is closed.</summary>
    int Receive(Span<byte> into);
}
