namespace Streamiz.SchemaRegistry;

/// <summary>A log that keeps nothing beyond the process: for tests and trials.</summary>
public sealed class MemoryRegistryLog : IRegistryLog
{
    /// <inheritdoc/>
    public ValueTask CatchUpAsync(Action<RegistryRecord> apply, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask<bool> AppendAsync(IReadOnlyList<RegistryRecord> records, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
