using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Streamiz.Host.Flights;
using Streamiz.Host.Peers;

namespace Streamiz.Host.Live;

/// <summary>
/// Looks at the stores once a second while anybody listens, and gives every listener what has changed. A listener that cannot keep up
/// misses events, and gets the whole picture with the next one.
/// </summary>
internal sealed partial class LiveFeed(FlightAccess access, LiveEvents events, TimeProvider time, ILogger<LiveFeed> logger) : BackgroundService
{
    /// <summary>Listeners at most; one more is told to come back later.</summary>
    public const int MaxListeners = 500;

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private readonly List<LiveListener> _listeners = [];
    private readonly Lock _lock = new();
    private AircraftPicture _picture = AircraftPicture.Empty;

    /// <summary>Null when there are too many listeners.</summary>
    public LiveListener? Listen()
    {
        lock (_lock)
        {
            if (_listeners.Count >= MaxListeners) return null;
            var listener = new LiveListener(Forget);
            _listeners.Add(listener);
            return listener;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            LiveListener[] listeners;
            lock (_lock) listeners = [.. _listeners];
            long began = Stopwatch.GetTimestamp();
            // Health is read even when nobody listens: rates are differences between two looks.
            LiveEvent health = events.Health(time.GetUtcNow());
            if (listeners.Length == 0) continue;
            await TickAsync(listeners, health, stoppingToken).ConfigureAwait(false);
            TimeSpan took = Stopwatch.GetElapsedTime(began);
            if (took > _interval) SlowTick(logger, took.TotalMilliseconds, listeners.Length);
        }
    }

    private async Task TickAsync(LiveListener[] listeners, LiveEvent health, CancellationToken cancellationToken)
    {
        foreach (LiveListener listener in listeners) listener.Offer(health);
        try
        {
            Asked asked = access.Everywhere();
            AircraftPicture before = _picture;
            _picture = AircraftPicture.Of(await asked.Queries.AircraftAsync(cancellationToken).ConfigureAwait(false));
            LiveEvent changes = events.Changes(before, _picture);
            LiveEvent? whole = null;
            LiveEvent recent = await events.CountsAsync(asked.Figures, all: false, cancellationToken).ConfigureAwait(false);
            LiveEvent? history = null;
            foreach (LiveListener listener in listeners)
            {
                if (listener.NeedsWhole)
                {
                    whole ??= events.Whole(_picture);
                    history ??= await events.CountsAsync(asked.Figures, all: true, cancellationToken).ConfigureAwait(false);
                    listener.Begin(whole, history);
                }
                else
                {
                    listener.Offer(changes);
                    listener.Offer(recent);
                }
            }
        }
        catch (StoresNotReadyException e)
        {
            NotReady(logger, e.Message);
        }
    }

    private void Forget(LiveListener listener)
    {
        lock (_lock) _listeners.Remove(listener);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "No live update: {Reason}")]
    private static partial void NotReady(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A live update took {Milliseconds} ms for {Listeners} listeners")]
    private static partial void SlowTick(ILogger logger, double milliseconds, int listeners);
}
