using System.Buffers.Binary;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// The bytes of windowed keys: in the changelog always key, time, second; in the map as the layout says. All numbers are big endian.
/// The second number of a session takes eight bytes, that of a window four.
/// </summary>
internal sealed class TimedKeys(TimedLayout layout, int secondLength, long segmentIntervalMs)
{
    private const int TimeLength = 8;
    private const int TopLength = 20;

    /// <summary>Bytes besides the key in a changelog key.</summary>
    public int SuffixLength => TimeLength + secondLength;

    public TimedLayout Layout => layout;

    public long SegmentIntervalMs => segmentIntervalMs;

    public long SegmentOf(long time) => time / segmentIntervalMs;

    /// <summary>What the first eight bytes of a map key hold for that time.</summary>
    public long PrefixOf(long time) => layout == TimedLayout.BySegment ? SegmentOf(time) : time;

    public void WriteMapKey(Scratch output, ReadOnlySpan<byte> key, long time, long second)
    {
        output.Reset();
        if (layout == TimedLayout.BySegment)
        {
            WriteLong(output, SegmentOf(time));
            output.Append(key);
            WriteLong(output, time);
            WriteSecond(output, second);
            return;
        }
        WriteLong(output, time);
        output.Append(key);
        WriteSecond(output, second);
    }

    public void WriteChangelogKey(Scratch output, ReadOnlySpan<byte> key, long time, long second)
    {
        output.Reset();
        output.Append(key);
        WriteLong(output, time);
        WriteSecond(output, second);
    }

    public TimedKey ReadMapKey(ReadOnlySpan<byte> bytes)
    {
        if (layout == TimedLayout.BySegment)
            return ReadChangelogKey(bytes[TimeLength..]);
        return new TimedKey(bytes[TimeLength..^secondLength], ReadLong(bytes), ReadSecond(bytes[^secondLength..]));
    }

    public TimedKey ReadChangelogKey(ReadOnlySpan<byte> bytes)
    {
        int keyLength = bytes.Length - SuffixLength;
        return new TimedKey(bytes[..keyLength], ReadLong(bytes[keyLength..]), ReadSecond(bytes[(keyLength + TimeLength)..]));
    }

    public static void WriteLong(Scratch output, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(TimeLength), value);
        output.Advance(TimeLength);
    }

    public static long ReadLong(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64BigEndian(bytes);

    /// <summary>Between which bytes behind the first eight a single key's entries with times in [from, to] lie, both inclusive.</summary>
    public void WriteKeyBounds(ReadOnlySpan<byte> key, long from, long to, Scratch lower, Scratch upper)
    {
        lower.Reset();
        upper.Reset();
        lower.Append(key);
        upper.Append(key);
        if (layout == TimedLayout.BySegment)
        {
            WriteLong(lower, Math.Max(from, 0));
            WriteLong(upper, to);
        }
        AppendTop(upper);
    }

    /// <summary>
    /// An upper bound, inclusive, behind the first eight bytes for all keys up to one. A key may be followed by its time, so a shorter key can
    /// lie above a longer one: the bound is cut where that could happen.
    /// </summary>
    /// <param name="key">The last key.</param>
    /// <param name="largestNumber">The largest number that follows a key in the map.</param>
    /// <param name="upper">Where the bound is written.</param>
    public void WriteUpperBound(ReadOnlySpan<byte> key, long largestNumber, Scratch upper)
    {
        byte first = (byte)(largestNumber >> (layout == TimedLayout.BySegment || secondLength == TimeLength ? 56 : 24));
        int cut = 0;
        while (cut < key.Length && key[cut] > first)
            cut++;
        upper.Reset();
        upper.Append(key[..cut]);
        if (cut < key.Length)
            upper.Append([(byte)Math.Max(first, key[cut])]);
        AppendTop(upper);
    }

    private static void AppendTop(Scratch output)
    {
        output.GetSpan(TopLength)[..TopLength].Fill(byte.MaxValue);
        output.Advance(TopLength);
    }

    private void WriteSecond(Scratch output, long second)
    {
        if (secondLength == TimeLength)
        {
            WriteLong(output, second);
            return;
        }
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(secondLength), (int)second);
        output.Advance(secondLength);
    }

    private long ReadSecond(ReadOnlySpan<byte> bytes) => secondLength == TimeLength ? ReadLong(bytes) : BinaryPrimitives.ReadInt32BigEndian(bytes);
}
