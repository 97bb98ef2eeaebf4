namespace Streamiz.Client.People;

/// <summary>A record that waits for its place in a batch, and whoever waits for it.</summary>
internal sealed record PendingWrite(NewRecord Record)
{
    public TaskCompletionSource<WriteResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
