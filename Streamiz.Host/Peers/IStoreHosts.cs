namespace Streamiz.Host.Peers;

/// <summary>Which hosts of the application have what of the stores. Addresses are <c>host:port</c>.</summary>
internal interface IStoreHosts
{
    /// <summary>This host's own address; null when it has none and is told of no others.</summary>
    string? Self { get; }

    /// <summary>False while this host starts, restores or is given other work: what it has of a store is not all that it should have.</summary>
    bool IsSettled { get; }

    /// <summary>The hosts that have a part of a store; none while that is not known.</summary>
    IReadOnlyList<string> Of(string store);

    /// <summary>Partitions of a store that no host can be asked for, because whoever has them has not said where; none while that is not known.</summary>
    IReadOnlyCollection<int> WithoutHost(string store) => [];

    /// <summary>The host that has a key; null while that is not known.</summary>
    string? Of(string store, string key);
}
