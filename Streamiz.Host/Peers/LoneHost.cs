namespace Streamiz.Host.Peers;

/// <summary>A host that knows of no others: all it is asked it answers itself.</summary>
internal sealed class LoneHost : IStoreHosts
{
    public string? Self => null;

    public bool IsSettled => true;

    public IReadOnlyList<string> Of(string store) => [];

    public string? Of(string store, string key) => null;
}
