using Streamiz.Host.Flights;
using Streamiz.Host.Metrics;

namespace Streamiz.Host.Live;

/// <summary>Puts together how the host does. Rates are differences between two looks, so looks are shared by everybody.</summary>
internal sealed class HealthReport(IHostStatus status, HostCounters counters, HostFacts facts, TimeProvider time)
{
    private readonly Lock _lock = new();
    private HostStatus? _before;
    private DateTimeOffset _at;
    private HealthFigures? _last;

    /// <summary>The last look, or a first one.</summary>
    public HealthFigures Last
    {
        get
        {
            lock (_lock) return _last ?? Look(time.GetUtcNow());
        }
    }

    public HealthFigures Look(DateTimeOffset now)
    {
        lock (_lock)
        {
            HostStatus s = status.Read();
            double seconds = _before is null ? 0 : (now - _at).TotalSeconds;
            var rates = new Dictionary<string, double>(StringComparer.Ordinal);
            if (seconds > 0)
            {
                foreach ((string node, long processed) in s.ProcessedByNode)
                    rates[node] = Math.Max(0, (processed - _before!.ProcessedByNode.GetValueOrDefault(node)) / seconds);
            }
            _last = new HealthFigures
            {
                State = s.State,
                Ready = s.Ready,
                Source = facts.SourceName,
                RecordsPerSecond = seconds > 0 ? Math.Max(0, (s.Processed - _before!.Processed) / seconds) : 0,
                Lag = s.Lag,
                Sent = counters.Sent,
                Rejected = counters.Rejected,
                OutOfDate = counters.OutOfDate,
                Errors = counters.Errors,
                MemoryMb = Environment.WorkingSet / (1024 * 1024),
                Checks = s.Checks,
                Partitions = s.Partitions,
                NodeRates = rates,
            };
            (_before, _at) = (s, now);
            return _last;
        }
    }
}
