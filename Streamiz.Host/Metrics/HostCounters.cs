using System.Diagnostics.Metrics;
using Streamiz.Host.Sources;

namespace Streamiz.Host.Metrics;

/// <summary>What the host counts by itself, as plain numbers and as instruments of the meter <c>Streamiz.Host</c>.</summary>
internal sealed class HostCounters : IDisposable
{
    public const string MeterName = "Streamiz.Host";

    private readonly Meter _meter = new(MeterName);
    private readonly long[] _rejected = new long[RowFaults.Count];
    private long _sent, _bodies, _badBodies, _errors, _outOfDate, _badRecords;

    public HostCounters()
    {
        _meter.CreateObservableCounter("flights.rows.sent", () => Sent, "{row}", "State vectors written to the input topic.");
        _meter.CreateObservableCounter("flights.bodies.read", () => Volatile.Read(ref _bodies), "{body}", "Bodies read from the source.");
        _meter.CreateObservableCounter("flights.bodies.unreadable", () => Volatile.Read(ref _badBodies), "{body}", "Bodies that were not JSON or of another shape.");
        _meter.CreateObservableCounter("flights.errors", () => Errors, "{error}", "Failures of the source or of writing.");
        _meter.CreateObservableCounter("flights.records.out_of_date", () => OutOfDate, "{record}", "Records older than the newest one of their aircraft.");
        _meter.CreateObservableCounter("flights.records.unreadable", () => Volatile.Read(ref _badRecords), "{record}", "Records that could not be read and went to the dead letters.");
        _meter.CreateObservableCounter("flights.rows.rejected", RejectedByFault, "{row}", "State vectors skipped because they are not valid.");
    }

    public long Sent => Volatile.Read(ref _sent);

    public long Errors => Volatile.Read(ref _errors);

    public long OutOfDate => Volatile.Read(ref _outOfDate);

    public long Rejected => _rejected.Sum();

    public void AddSent(int rows) => Interlocked.Add(ref _sent, rows);

    public void AddError() => Interlocked.Increment(ref _errors);

    public void AddUnreadableBody() => Interlocked.Increment(ref _badBodies);

    public void AddUnreadableRecord()
    {
        Interlocked.Increment(ref _badRecords);
        AddError();
    }

    public void AddOutOfDate() => Interlocked.Increment(ref _outOfDate);

    public void AddBody(StatesBody body)
    {
        Interlocked.Increment(ref _bodies);
        if (body.RejectedCount == 0) return;
        for (int i = 0; i < _rejected.Length; i++) Interlocked.Add(ref _rejected[i], body.CountOf((RowFault)i));
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> RejectedByFault()
    {
        for (int i = 1; i < _rejected.Length; i++)
            yield return new Measurement<long>(Volatile.Read(ref _rejected[i]), new KeyValuePair<string, object?>("reason", RowFaults.Label((RowFault)i)));
    }
}
