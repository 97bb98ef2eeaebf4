using Flights;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Topology;

/// <summary>
/// Lets a record pass unless it is older than the newest one of its aircraft. An aircraft without news for a while is forgotten, and its
/// key passes once with null.
/// </summary>
public sealed class NewestOfAircraft : ITransformer<string, StateVector, string, StateVector>
{
    private readonly long _expirySeconds;
    private readonly Action<string> _onOutOfDate;
    private ProcessorContext<string, StateVector> _context = null!;
    private IKeyValueStore<string, long> _lastContacts = null!;

    /// <summary>What the builder asks for; with parameters it calls the other constructor.</summary>
    public NewestOfAircraft()
        : this(long.MaxValue, static _ => { })
    {
    }

    /// <summary>Makes the transformer of one task.</summary>
    /// <param name="expiryMs">How long an aircraft is kept without news, milliseconds of event time.</param>
    /// <param name="onOutOfDate">Told the address of each record that is out of date.</param>
    public NewestOfAircraft(long expiryMs, Action<string> onOutOfDate)
    {
        _expirySeconds = Math.Max(1, expiryMs / 1000);
        _onOutOfDate = onOutOfDate;
    }

    /// <inheritdoc/>
    public void Init(ProcessorContext<string, StateVector> context)
    {
        _context = context;
        _lastContacts = context.GetStateStore<IKeyValueStore<string, long>>(FlightStores.LastContacts);
        context.Schedule(TimeSpan.FromSeconds(30), PunctuationType.STREAM_TIME, Forget);
    }

    /// <inheritdoc/>
    public Record<string, StateVector>? Process(Record<string, StateVector> record)
    {
        if (record.Value is not { } state) return null;
        long newest = _lastContacts.Get(record.Key);
        if (state.LastContact < newest)
        {
            _onOutOfDate(record.Key);
            return null;
        }
        if (state.LastContact > newest) _lastContacts.Put(record.Key, state.LastContact);
        return record;
    }

    /// <inheritdoc/>
    public void Close()
    {
    }

    private void Forget(long streamTimeMs)
    {
        long oldest = streamTimeMs / 1000 - _expirySeconds;
        List<string> gone = [.. _lastContacts.All().Where(e => e.Value < oldest).Select(e => e.Key)];
        foreach (string icao24 in gone)
        {
            _lastContacts.Delete(icao24);
            _context.Forward(icao24, null!);
        }
    }
}
