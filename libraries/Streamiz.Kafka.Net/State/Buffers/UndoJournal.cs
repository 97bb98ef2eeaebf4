namespace Streamiz.Kafka.Net.State;

/// <summary>What stood in a buffer before each change since the last commit, so that an abort needs no second copy of it.</summary>
/// <typeparam name="P">A position in the buffer.</typeparam>
internal sealed class UndoJournal<P>
{
    public delegate void PutBack(P position, BufferedChange? before);

    private readonly List<(P Position, BufferedChange? Before)> _changes = [];

    /// <summary>Remembers what stood at a position; null: nothing.</summary>
    public void Add(P position, BufferedChange? before) => _changes.Add((position, before));

    /// <summary>The last change first.</summary>
    public void Rewind(PutBack putBack)
    {
        for (int i = _changes.Count - 1; i >= 0; i--) putBack(_changes[i].Position, _changes[i].Before);
        _changes.Clear();
    }

    public void Clear() => _changes.Clear();
}
