using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>Walks over a database as it was when the walk began.</summary>
internal sealed class RocksCursor(RocksIterator iterator, bool reverse) : ByteCursor
{
    private bool _started;
    private bool _sought;

    public override ReadOnlySpan<byte> Key => iterator.Key;

    public override ReadOnlySpan<byte> Value => iterator.Value;

    public override bool MoveNext()
    {
        if (!_started)
        {
            _started = true;
            if (reverse)
                iterator.SeekToLast();
            else
                iterator.SeekToFirst();
        }
        else if (_sought)
        {
            _sought = false;
        }
        else if (!iterator.IsValid)
        {
            return false;
        }
        else if (reverse)
        {
            iterator.Previous();
        }
        else
        {
            iterator.Next();
        }
        return iterator.IsValid;
    }

    public override void Seek(ReadOnlySpan<byte> key)
    {
        _started = true;
        _sought = true;
        if (reverse)
            iterator.SeekForPrevious(key);
        else
            iterator.Seek(key);
    }

    public override void Dispose() => iterator.Dispose();
}
