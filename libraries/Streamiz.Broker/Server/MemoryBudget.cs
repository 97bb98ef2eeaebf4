namespace Streamiz.Broker.Server;

/// <summary>Bytes that large requests may hold together. Who does not fit waits, in order, and so does its sender.</summary>
internal sealed class MemoryBudget(long bytes)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(long Bytes, TaskCompletionSource Granted)> _waiting = new();
    private long _free = bytes;

    public long Total { get; } = bytes;

    public async Task TakeAsync(long wanted, CancellationToken cancellation)
    {
        LinkedListNode<(long, TaskCompletionSource Granted)> place;
        lock (_lock)
        {
            if (_waiting.Count == 0 && _free >= wanted)
            {
                _free -= wanted;
                return;
            }
            place = _waiting.AddLast((wanted, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)));
        }
        try
        {
            await place.Value.Granted.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            bool isGranted;
            lock (_lock)
            {
                isGranted = place.List is null;
                if (!isGranted) _waiting.Remove(place);
            }
            if (isGranted) Give(wanted);
            throw;
        }
    }

    public void Give(long given)
    {
        lock (_lock)
        {
            _free += given;
            while (_waiting.First is { } first && _free >= first.Value.Bytes)
            {
                _free -= first.Value.Bytes;
                _waiting.RemoveFirst();
                first.Value.Granted.SetResult();
            }
        }
    }
}
