namespace Streamiz.SchemaRegistry;

/// <summary>
/// Where an embedded registry keeps what it knows: a log of keys and values. There is one in a local file
/// (<see cref="FileRegistryLog"/>), one in memory, and the host has one over a compacted topic.
/// </summary>
public interface IRegistryLog : IAsyncDisposable
{
    /// <summary>
    /// Hands over every record that was written since the last call, oldest first; the first call replays the whole log.
    /// Where others write to the same log this is how their records are seen.
    /// </summary>
    /// <param name="apply">Takes one record.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RegistryStoreException">The log cannot be read.</exception>
    ValueTask CatchUpAsync(Action<RegistryRecord> apply, CancellationToken cancellationToken);

    /// <summary>
    /// Writes records so that all of them or none survive a crash, and returns when they are safe. False: nothing was written, since another registry
    /// has written to the same log, or may have; what to write has to be decided anew after <see cref="CatchUpAsync"/>.
    /// </summary>
    /// <param name="records">The records, which a later <see cref="CatchUpAsync"/> may or may not hand over again.</param>
    /// <param name="cancellationToken">Ends the waiting, not necessarily the writing.</param>
    /// <exception cref="RegistryStoreException">The records could not be made safe.</exception>
    ValueTask<bool> AppendAsync(IReadOnlyList<RegistryRecord> records, CancellationToken cancellationToken);
}
