namespace Streamiz.Kafka.Net.State;

/// <summary>
/// What a task's commits say beside their offsets: numbers of its nodes by name. Kafka Streams keeps there how far closed windows came out, by the
/// store's name; observed times are ours, and are written only where the task's stream time does not tell them already.
/// </summary>
internal sealed class TaskNotes
{
    private readonly Dictionary<string, long> _notes = new(StringComparer.Ordinal);
    private readonly List<ObservedTime> _times = [];

    /// <summary>Whether something was put since the last commit: all partitions are committed then, moved or not.</summary>
    public bool HasChanged { get; private set; }

    public void Add(ObservedTime time) => _times.Add(time);

    public bool TryGet(string key, out long value) => _notes.TryGetValue(key, out value);

    public void Put(string key, long value)
    {
        _notes[key] = value;
        HasChanged = true;
    }

    /// <summary>Takes over what was committed with one partition. All of these numbers only grow, so the largest is the newest.</summary>
    public void Merge(IReadOnlyDictionary<string, long> committed)
    {
        foreach (var (key, value) in committed)
            if (!_notes.TryGetValue(key, out long known) || known < value) _notes[key] = value;
    }

    /// <summary>Gives the nodes their times back, once everything is merged.</summary>
    /// <param name="streamTime">The task's, which those have that were not noted.</param>
    public void Resume(long streamTime)
    {
        foreach (var time in _times) time.Advance(_notes.TryGetValue(time.Key, out long noted) ? noted : streamTime);
    }

    /// <summary>What is to be committed. A time that was noted once is noted ever after: an old note would count for the present.</summary>
    public IReadOnlyDictionary<string, long> ToCommit(long streamTime)
    {
        foreach (var time in _times)
            if (time.Ms != streamTime || _notes.ContainsKey(time.Key)) _notes[time.Key] = time.Ms;
        return _notes;
    }

    public void Committed() => HasChanged = false;
}
