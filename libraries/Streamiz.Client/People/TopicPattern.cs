using System.Text.RegularExpressions;
using Streamiz.Client.Metadata;

namespace Streamiz.Client.People;

/// <summary>Topics that a pattern finds, looked for again whenever the client has fresh metadata. The cluster's own topics are left out.</summary>
internal sealed class TopicPattern
{
    private readonly KafkaClient _client;
    private readonly Regex _pattern;
    private Answer<IReadOnlyList<TopicInfo>>? _listing;
    private int _seen = -1;

    public TopicPattern(KafkaClient client, string pattern)
    {
        _client = client;
        _pattern = Parse(pattern);
    }

    /// <summary>The topics, in order; null while nothing is known.</summary>
    public IReadOnlyList<string>? Topics { get; private set; }

    /// <summary>A pattern for whole names. Look-around and back references are not taken, as a cluster that looks for the topics itself would not.</summary>
    /// <exception cref="ArgumentException">It cannot be one.</exception>
    public static Regex Parse(string pattern)
    {
        try
        {
            return new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException e)
        {
            throw new ArgumentException($"the pattern {pattern} has parts that are not supported: {e.Message}", nameof(pattern), e);
        }
    }

    /// <summary>True when there are other topics than before.</summary>
    public bool HasChanged()
    {
        if (_listing is null && _seen != _client.Cluster.Version)
        {
            _seen = _client.Cluster.Version;
            _listing = _client.Admin.ListTopics();
        }
        if (_listing is not { IsCompleted: true } listed) return false;
        _listing = null;
        if (listed.Error is { } error)
        {
            if (!error.IsRetriable) throw error;
            _seen = -1;
            return false;
        }
        string[] found = [.. listed.Value.Select(t => t.Name).Where(n => _pattern.IsMatch(n)).Order(StringComparer.Ordinal)];
        if (Topics is not null && found.AsSpan().SequenceEqual([.. Topics])) return false;
        Topics = found;
        return true;
    }
}
