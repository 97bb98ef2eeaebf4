namespace Streamiz.Kafka.Net.State;

/// <summary>A windowed key taken apart. See <see cref="TimedLayout"/> for what time and second mean.</summary>
internal readonly ref struct TimedKey
{
    public TimedKey(ReadOnlySpan<byte> key, long time, long second)
    {
        Key = key;
        Time = time;
        Second = second;
    }

    public ReadOnlySpan<byte> Key { get; }

    public long Time { get; }

    public long Second { get; }
}
