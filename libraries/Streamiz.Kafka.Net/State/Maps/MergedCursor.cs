namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>Walks over a map and an overlay at the same time: an entry of the overlay hides one of the map, and a tombstone is passed over.</summary>
internal sealed class MergedCursor : ByteCursor
{
    private readonly ByteCursor _over;
    private readonly ByteCursor _under;
    private readonly bool _reverse;
    private bool _overReady;
    private bool _underReady;
    private bool _started;
    private bool _onOver;

    public MergedCursor(ByteCursor over, ByteCursor under, bool reverse)
    {
        _over = over;
        _under = under;
        _reverse = reverse;
    }

    public override ReadOnlySpan<byte> Key => _onOver ? _over.Key : _under.Key;

    public override ReadOnlySpan<byte> Value => _onOver ? _over.Value : _under.Value;

    public override bool IsTombstone => _onOver && _over.IsTombstone && KeepTombstones;

    /// <summary>Whether tombstones are shown: an overlay over overlays needs them.</summary>
    public bool KeepTombstones { get; init; }

    public override bool MoveNext()
    {
        // Bounded: each turn moves one of the two on.
        while (true)
        {
            Advance();
            if (!_overReady && !_underReady)
                return false;
            int order = !_overReady ? 1 : !_underReady ? -1 : Compare();
            _onOver = order <= 0;
            if (order == 0)
                _underReady = _under.MoveNext();
            if (!_onOver || !_over.IsTombstone || KeepTombstones)
                return true;
        }
    }

    public override void Seek(ReadOnlySpan<byte> key)
    {
        _over.Seek(key);
        _under.Seek(key);
        _started = false;
    }

    public override void Dispose()
    {
        _over.Dispose();
        _under.Dispose();
    }

    private void Advance()
    {
        if (!_started)
        {
            _started = true;
            _overReady = _over.MoveNext();
            _underReady = _under.MoveNext();
        }
        else if (_onOver)
        {
            _overReady = _overReady && _over.MoveNext();
        }
        else
        {
            _underReady = _underReady && _under.MoveNext();
        }
    }

    private int Compare()
    {
        int order = _over.Key.SequenceCompareTo(_under.Key);
        return _reverse ? -order : order;
    }
}
