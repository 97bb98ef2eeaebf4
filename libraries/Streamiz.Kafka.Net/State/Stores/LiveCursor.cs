using Streamiz.Kafka.Net.State.Maps;

namespace Streamiz.Kafka.Net.State;

/// <summary>Passes over entries of a windowed store's map that are older than a time. What lies in a cache above the map is not asked.</summary>
internal sealed class LiveCursor(ByteCursor entries, TimedKeys keys, long firstLiveTime) : ByteCursor
{
    public override ReadOnlySpan<byte> Key => entries.Key;

    public override ReadOnlySpan<byte> Value => entries.Value;

    public override bool MoveNext()
    {
        // Bounded: every turn moves the walk on.
        while (entries.MoveNext())
        {
            if (keys.ReadMapKey(entries.Key).Time >= firstLiveTime)
                return true;
        }
        return false;
    }

    public override void Seek(ReadOnlySpan<byte> key) => entries.Seek(key);

    public override void Dispose() => entries.Dispose();
}
