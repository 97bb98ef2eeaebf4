namespace Streamiz.Host.Flights;

/// <summary>The hosts whose part an answer lacks, because they did not give it. One of its own for every question.</summary>
internal sealed class MissingHosts
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Their addresses; empty when the answer is whole.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_names) return [.. _names];
        }
    }

    public void Add(string host)
    {
        lock (_names) _names.Add(host);
    }
}
