namespace Streamiz.Broker.Core;

/// <summary>What is to be done at a later time, in order of time and then of asking.</summary>
internal sealed class Timers
{
    private readonly PriorityQueue<Timer, (long When, long Order)> _queue = new();
    private long _order;

    /// <summary>When the next one is due, or <see cref="long.MaxValue"/>.</summary>
    public long Next => _queue.TryPeek(out _, out (long When, long Order) due) ? due.When : long.MaxValue;

    public Timer At(long when, Action<long> fire)
    {
        var timer = new Timer(fire);
        _queue.Enqueue(timer, (when, _order++));
        return timer;
    }

    /// <summary>Fires what is due. What is asked for meanwhile waits for the next run, so that this one ends.</summary>
    public void Run(long now)
    {
        long last = _order;
        while (_queue.TryPeek(out Timer? timer, out (long When, long Order) due) && due.When <= now && due.Order < last)
        {
            _queue.Dequeue();
            timer.Fire(now);
        }
    }
}
