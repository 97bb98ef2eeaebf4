using Streamiz.Host.Peers;

namespace Streamiz.Host.Tests.Web;

/// <summary>Who has what, as a test says.</summary>
internal sealed class FixedHosts : IStoreHosts
{
    public string? Self { get; set; } = "not yet:1";

    public bool IsSettled { get; set; } = true;

    public List<string> All { get; } = [];

    /// <summary>The host of a key.</summary>
    public Func<string, string?> Owner { get; set; } = _ => null;

    /// <summary>Partitions that nobody says who has them.</summary>
    public List<int> Lost { get; } = [];

    public IReadOnlyList<string> Of(string store) => All;

    public IReadOnlyCollection<int> WithoutHost(string store) => Lost;

    public string? Of(string store, string key) => Owner(key);
}
