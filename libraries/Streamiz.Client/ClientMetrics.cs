namespace Streamiz.Client;

/// <summary>Plain counters of one client, all from its start. The driving thread writes them; anybody may read them.</summary>
public sealed class ClientMetrics
{
    /// <summary>Requests sent.</summary>
    public long Requests { get; internal set; }

    /// <summary>Responses received.</summary>
    public long Responses { get; internal set; }

    /// <summary>Milliseconds from request to response, summed.</summary>
    public long RequestLatencyMs { get; internal set; }

    /// <summary>Bytes sent.</summary>
    public long BytesSent { get; internal set; }

    /// <summary>Bytes received.</summary>
    public long BytesReceived { get; internal set; }

    /// <summary>Connections opened.</summary>
    public long Connections { get; internal set; }

    /// <summary>Connections lost.</summary>
    public long ConnectionsLost { get; internal set; }

    /// <summary>Times that who the client is was proved again on an open connection.</summary>
    public long Reauthentications { get; internal set; }

    /// <summary>Batches read.</summary>
    public long BatchesRead { get; internal set; }

    /// <summary>Records in the batches read.</summary>
    public long RecordsRead { get; internal set; }

    /// <summary>Batches acknowledged.</summary>
    public long BatchesWritten { get; internal set; }

    /// <summary>Records acknowledged.</summary>
    public long RecordsWritten { get; internal set; }

    /// <summary>Batches sent again.</summary>
    public long BatchesRetried { get; internal set; }

    /// <summary>Milliseconds that the cluster asked to wait, summed.</summary>
    public long ThrottledMs { get; internal set; }
}
