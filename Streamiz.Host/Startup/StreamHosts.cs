using Streamiz.Host.Peers;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Host.Startup;

/// <summary>Knows from the running topology's group which host has what.</summary>
internal sealed class StreamHosts(KafkaStream stream, HostInfo? self) : IStoreHosts
{
    private static readonly StringSerDes _keys = new();

    public string? Self { get; } = self?.ToString();

    public bool IsSettled => stream.CurrentState == KafkaStream.State.RUNNING;

    public IReadOnlyList<string> Of(string store)
    {
        try
        {
            return [.. stream.StreamsMetadataForStore(store).Where(m => m.StateStoreNames.Contains(store)).Select(m => m.HostInfo.ToString())];
        }
        catch (InvalidStateStoreException)
        {
            // Not at work: the stores say so themselves when they are asked.
            return [];
        }
    }

    public IReadOnlyCollection<int> WithoutHost(string store)
    {
        try
        {
            return stream.PartitionsWithoutHost(store);
        }
        catch (InvalidStateStoreException)
        {
            return [];
        }
    }

    public string? Of(string store, string key)
    {
        try
        {
            HostInfo host = stream.QueryMetadataForKey(store, key, _keys).ActiveHost;
            return host == HostInfo.Unavailable ? null : host.ToString();
        }
        catch (InvalidStateStoreException)
        {
            return null;
        }
    }
}
