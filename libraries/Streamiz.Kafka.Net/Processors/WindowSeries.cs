using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>The windows a time belongs to, one after the other, without making a collection for each record. Times are milliseconds.</summary>
internal abstract class WindowSeries(long sizeMs, long graceMs)
{
    public long SizeMs { get; } = sizeMs;

    public long GraceMs { get; } = graceMs;

    /// <summary>Start of the earliest window that a time belongs to; one for which <see cref="Contains"/> is false when there is none.</summary>
    public abstract long FirstStart(long timestamp);

    /// <summary>Start of the window after this one.</summary>
    public abstract long NextStart(long start);

    /// <summary>End of the window that starts then.</summary>
    public abstract long End(long start);

    /// <summary>Whether the time belongs to the window that starts then.</summary>
    public virtual bool Contains(long start, long timestamp) => start <= timestamp && timestamp < End(start);

    /// <summary>Start of the last window that is closed when windows that end then are, or before; no window has a negative one.</summary>
    public virtual long LastClosedStart(long closeMs) => closeMs - SizeMs;

    public TimeWindow At(long start) => new(start, End(start));

    /// <summary>The series of what the user chose.</summary>
    public static WindowSeries Of<W>(WindowOptions<W> options)
        where W : Window => options switch
        {
            TimeWindowOptions regular => new Regular(regular),
            UnlimitedWindowOptions unlimited => new Unlimited(unlimited),
            CalendarWindowOptions calendar => new Calendar(calendar),
            _ => new Computed<W>(options),
        };

    private sealed class Regular(TimeWindowOptions options) : WindowSeries(options.Size, options.GracePeriodMs)
    {
        private readonly long _advanceMs = options.AdvanceMs;

        public override long FirstStart(long timestamp) => options.FirstStart(timestamp);

        public override long NextStart(long start) => start + _advanceMs;

        public override long End(long start) => start + SizeMs;
    }

    private sealed class Unlimited(UnlimitedWindowOptions options) : WindowSeries(options.Size, options.GracePeriodMs)
    {
        public override long FirstStart(long timestamp) => options.StartMs;

        public override long NextStart(long start) => long.MaxValue;

        public override long End(long start) => long.MaxValue;
    }

    // Most records belong to the window of the one before, so that one is remembered.
    private sealed class Calendar(CalendarWindowOptions options) : WindowSeries(options.Size, options.GracePeriodMs)
    {
        private (long StartMs, long EndMs) _last;

        public override long FirstStart(long timestamp) => Of(timestamp).StartMs;

        public override long NextStart(long start) => Of(start).EndMs;

        public override long End(long start) => Of(start).EndMs;

        // The window that this time belongs to is open, and all before it are closed.
        public override long LastClosedStart(long closeMs) => closeMs < 0 ? -1 : Of(closeMs).StartMs - 1;

        private (long StartMs, long EndMs) Of(long timestamp)
        {
            if (timestamp < _last.StartMs || timestamp >= _last.EndMs) _last = options.WindowOf(timestamp);
            return _last;
        }
    }

    // Windows of the user's own kind are asked for at every record.
    private sealed class Computed<W>(WindowOptions<W> options) : WindowSeries(options.Size, options.GracePeriodMs)
        where W : Window
    {
        private readonly List<Window> _windows = [];

        public override long FirstStart(long timestamp)
        {
            _windows.Clear();
            foreach (var window in options.WindowsFor(timestamp).OrderBy(w => w.Key)) _windows.Add(window.Value);
            return _windows.Count == 0 ? long.MaxValue : _windows[0].StartMs;
        }

        public override long NextStart(long start)
        {
            int at = _windows.FindIndex(w => w.StartMs == start);
            return at + 1 < _windows.Count ? _windows[at + 1].StartMs : long.MaxValue;
        }

        public override long End(long start) => _windows.Find(w => w.StartMs == start)?.EndMs ?? start + SizeMs;
    }
}
