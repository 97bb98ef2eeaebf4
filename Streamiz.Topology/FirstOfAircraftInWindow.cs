using Flights;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Topology;

/// <summary>Forwards the address of an aircraft the first time it is seen in a window of its country, and nothing after that.</summary>
public sealed class FirstOfAircraftInWindow : IFixedKeyProcessor<string, FlightPosition, string>
{
    private readonly long _windowMs, _graceMs;
    private FixedKeyProcessorContext<string, string> _context = null!;
    private IWindowStore<string, string> _seen = null!;
    private long _streamTimeMs = long.MinValue;

    /// <summary>Makes the processor of one task.</summary>
    /// <param name="windowMs">Length of a window, milliseconds.</param>
    /// <param name="graceMs">How late a record may come, milliseconds.</param>
    public FirstOfAircraftInWindow(long windowMs, long graceMs) => (_windowMs, _graceMs) = (windowMs, graceMs);

    /// <inheritdoc/>
    public void Init(FixedKeyProcessorContext<string, string> context)
    {
        _context = context;
        _seen = context.GetStateStore<IWindowStore<string, string>>(FlightStores.Seen);
    }

    /// <inheritdoc/>
    public void Process(FixedKeyRecord<string, FlightPosition> record)
    {
        long time = record.TimestampMs;
        if (time > _streamTimeMs) _streamTimeMs = time;
        long start = time - time % _windowMs;
        string key = string.Concat(record.Value.OriginCountry, "/", record.Value.Icao24);
        // A record that is too late for its window is not remembered; the count drops it, and says so.
        bool late = start + _windowMs + _graceMs <= _streamTimeMs;
        if (!late && _seen.Fetch(key, start) is not null) return;
        if (!late) _seen.Put(key, "", start);
        _context.Forward(record.WithValue(record.Value.Icao24));
    }
}
