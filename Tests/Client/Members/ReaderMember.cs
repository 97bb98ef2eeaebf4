namespace Streamiz.Client.Tests;

/// <summary>A reader of ours as a member.</summary>
public sealed class ReaderMember : GroupMemberUnderTest
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reading;

    public ReaderMember(string name, ReaderOptions options)
        : base(name)
    {
        Reader = new KafkaReader(options);
        _reading = Task.Run(ReadAsync);
    }

    public KafkaReader Reader { get; }

    public override IReadOnlyList<TopicPartition> Has
    {
        get
        {
            // An error of the reader is the test's.
            if (_reading.IsFaulted) _reading.GetAwaiter().GetResult();
            return Reader.Assignment;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        await Reader.DisposeAsync();
        _end.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var batch in Reader.ReadAsync(_end.Token))
                using (batch) Take(batch);
        }
        catch (OperationCanceledException)
        {
            // It was asked to go.
        }
    }

    private void Take(ReadBatch batch)
    {
        foreach (var record in batch) Read(batch.TopicPartition.Partition, record.Offset);
    }
}
