namespace Streamiz.Client.Security;

/// <summary>A stream over two queues of bytes. A read that finds nothing waits until bytes are fed. Two threads may use it: one that feeds and drains, one that reads and writes.</summary>
internal sealed class QueueStream : Stream
{
    private readonly Lock _lock = new();
    private readonly ArraySegment<byte>[] _one = new ArraySegment<byte>[1];
    private readonly MemoryQueue _in = new();
    private readonly MemoryQueue _out = new();
    private TaskCompletionSource<int>? _waiting;
    private Memory<byte> _into;
    private bool _ended;

    public int IncomingBytes
    {
        get
        {
            lock (_lock) return _in.Count;
        }
    }

    public int OutgoingBytes
    {
        get
        {
            lock (_lock) return _out.Count;
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        lock (_lock) _in.Add(bytes);
        Continue();
    }

    public void End()
    {
        lock (_lock) _ended = true;
        Continue();
    }

    /// <summary>Hands a wire what it takes of what waits to be sent.</summary>
    public void Drain(Wires.IWire wire)
    {
        lock (_lock)
        {
            while (_out.Count > 0)
            {
                _one[0] = _out.Segment;
                int sent = wire.Send(_one);
                _out.Remove(sent);
                if (sent == 0) return;
            }
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_in.Count > 0 || _ended || buffer.IsEmpty) return new ValueTask<int>(Take(buffer));
            _waiting = new TaskCompletionSource<int>();
            _into = buffer;
            return new ValueTask<int>(_waiting.Task);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_lock) _out.Add(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        lock (_lock) _out.Add(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        lock (_lock) return Take(buffer.AsMemory(offset, count));
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        lock (_lock) _out.Add(buffer.AsSpan(offset, count));
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Continue()
    {
        TaskCompletionSource<int>? waiting;
        int taken;
        lock (_lock)
        {
            waiting = _waiting;
            if (waiting is null || (_in.Count == 0 && !_ended)) return;
            _waiting = null;
            taken = Take(_into);
        }
        waiting.SetResult(taken);
    }

    private int Take(Memory<byte> into)
    {
        int count = Math.Min(into.Length, _in.Count);
        _in.Segment.AsSpan(0, count).CopyTo(into.Span);
        _in.Remove(count);
        return count;
    }
}
