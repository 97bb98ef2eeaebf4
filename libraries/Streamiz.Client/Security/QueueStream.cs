namespace Streamiz.Client.Security;

/// <summary>A stream over two queues of bytes. A read that finds nothing waits until bytes are fed, and then goes on on the thread that feeds.</summary>
internal sealed class QueueStream : Stream
{
    private readonly MemoryQueue _in = new();
    private readonly MemoryQueue _out = new();
    private TaskCompletionSource<int>? _waiting;
    private Memory<byte> _into;
    private bool _ended;

    public int IncomingBytes => _in.Count;

    public int OutgoingBytes => _out.Count;

    /// <summary>What waits to be sent.</summary>
    public ArraySegment<byte> Outgoing => _out.Segment;

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
        _in.Add(bytes);
        Continue();
    }

    public void End()
    {
        _ended = true;
        Continue();
    }

    public void Sent(int count) => _out.Remove(count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_in.Count > 0 || _ended || buffer.IsEmpty) return new ValueTask<int>(Take(buffer));
        _waiting = new TaskCompletionSource<int>();
        _into = buffer;
        return new ValueTask<int>(_waiting.Task);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _out.Add(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        _out.Add(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override int Read(byte[] buffer, int offset, int count) => Take(buffer.AsMemory(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => _out.Add(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Continue()
    {
        if (_waiting is not { } waiting || (_in.Count == 0 && !_ended)) return;
        _waiting = null;
        waiting.SetResult(Take(_into));
    }

    private int Take(Memory<byte> into)
    {
        int count = Math.Min(into.Length, _in.Count);
        _in.Segment.AsSpan(0, count).CopyTo(into.Span);
        _in.Remove(count);
        return count;
    }
}
