using System.Buffers.Binary;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Maps;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// Walks over the entries of a range. The map is ordered by segment (or time) first, so within each one the walk seeks to the keys asked for
/// and leaves for the next when it has passed them.
/// </summary>
internal sealed class SeekingTimedScan : TimedScan
{
    private const int PrefixLength = 8;
    private readonly TimedKeys _keys;
    private readonly TimedRange _range;
    private readonly ByteCursor _bytes;
    private readonly byte[] _low;
    private readonly byte[] _high;
    private readonly Scratch _seek = new(64);

    /// <param name="keys">How map keys are read.</param>
    /// <param name="range">What to show.</param>
    /// <param name="bytes">A walk over all segments (or times) of the range.</param>
    /// <param name="low">The lowest bytes behind the first eight that can be of interest.</param>
    /// <param name="high">The highest ones; empty: no bound.</param>
    public SeekingTimedScan(TimedKeys keys, TimedRange range, ByteCursor bytes, byte[] low, byte[] high)
    {
        (_keys, _range, _bytes) = (keys, range, bytes);
        (_low, _high) = (low, high);
    }

    public override TimedKey Key => _keys.ReadMapKey(_bytes.Key);

    public override ReadOnlySpan<byte> Value => _bytes.Value;

    public override bool MoveNext()
    {
        // Bounded: every turn moves the walk on.
        while (_bytes.MoveNext())
        {
            ReadOnlySpan<byte> behind = _bytes.Key[PrefixLength..];
            bool below = behind.SequenceCompareTo(_low) < 0;
            bool above = !below && _high.Length > 0 && behind.SequenceCompareTo(_high) > 0;
            if (below || above)
            {
                if (!Leave(below))
                    return false;
            }
            else if (_range.Contains(_keys.ReadMapKey(_bytes.Key)))
            {
                return true;
            }
        }
        return false;
    }

    public override void Dispose() => _bytes.Dispose();

    /// <summary>Goes to where the keys asked for lie: in this segment, or in the next one in the direction of the walk.</summary>
    private bool Leave(bool below)
    {
        long prefix = BinaryPrimitives.ReadInt64BigEndian(_bytes.Key);
        if (!_range.Reverse)
        {
            if (!below && prefix == long.MaxValue)
                return false;
            Seek(below ? prefix : prefix + 1, _low);
            return true;
        }
        if (!below)
            Seek(prefix, _high);
        else if (prefix == 0)
            return false;
        else if (_high.Length > 0)
            Seek(prefix - 1, _high);
        else
            // Every key of this segment is longer than its first eight bytes, so this finds the last one of an earlier segment.
            Seek(prefix, []);
        return true;
    }

    private void Seek(long prefix, byte[] behind)
    {
        _seek.Reset();
        TimedKeys.WriteLong(_seek, prefix);
        _seek.Append(behind);
        _bytes.Seek(_seek.Written);
    }
}
