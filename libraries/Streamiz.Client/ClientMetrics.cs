using Streamiz.Protocol.Messages;

namespace Streamiz.Client;

/// <summary>Plain counters of one client, all from its start. The driving thread writes them; anybody may read them.</summary>
public sealed class ClientMetrics
{
    /// <summary>Requests sent.</summary>
    public long Requests { get; internal set; }

    /// <summary>Responses received.</summary>
    public long Responses { get; internal set; }

    /// <summary>From each request to its response, or to the moment at which it was known that there will be none.</summary>
    public LatencyHistogram RequestDuration { get; } = new();

    /// <summary>The same of requests that write records.</summary>
    public LatencyHistogram SendDuration { get; } = new();

    /// <summary>The same of requests that read records. The cluster holds them until there is something to read, up to the longest wait asked for.</summary>
    public LatencyHistogram ReceiveDuration { get; } = new();

    /// <summary>The same of requests that commit offsets, within transactions or not.</summary>
    public LatencyHistogram CommitDuration { get; } = new();

    /// <summary>From a batch's first record to the acknowledgement of the batch, lingering and all tries included.</summary>
    public LatencyHistogram DeliveryDuration { get; } = new();

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

    /// <summary>Tokens fetched from an identity provider.</summary>
    public long TokensFetched { get; internal set; }

    internal void Ended(short api, long milliseconds, string? error = null)
    {
        RequestDuration.Record(milliseconds, error);
        switch ((Api)api)
        {
            case Api.Produce:
                SendDuration.Record(milliseconds, error);
                break;
            case Api.Fetch:
                ReceiveDuration.Record(milliseconds, error);
                break;
            case Api.OffsetCommit or Api.TxnOffsetCommit:
                CommitDuration.Record(milliseconds, error);
                break;
        }
    }
}
