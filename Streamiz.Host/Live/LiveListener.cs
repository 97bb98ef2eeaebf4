using System.Threading.Channels;

namespace Streamiz.Host.Live;

/// <summary>One connection that listens. What waits for it is bounded: a listener that falls behind starts again with the whole picture.</summary>
internal sealed class LiveListener(Action<LiveListener> forget) : IDisposable
{
    private const int MaxWaiting = 24;

    private readonly Channel<LiveEvent> _waiting = Channel.CreateBounded<LiveEvent>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true, SingleWriter = true });

    public bool NeedsWhole { get; private set; } = true;

    public ChannelReader<LiveEvent> Events => _waiting.Reader;

    public void Offer(LiveEvent update)
    {
        if (!_waiting.Writer.TryWrite(update) && update.Name == "aircraft") NeedsWhole = true;
    }

    public void Begin(LiveEvent whole, LiveEvent history)
    {
        NeedsWhole = false;
        Offer(whole);
        Offer(history);
    }

    public void Dispose()
    {
        forget(this);
        _waiting.Writer.TryComplete();
    }
}
