using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// A store of the library as the runtime drives it. What is put is held back until the commit, then applied together with the changelog position
/// it stands for, or forgotten on an abort; the position never says more than the data.
/// </summary>
internal interface ITaskStore : IStateStore
{
    /// <summary>The changelog offset behind the last record that is contained; -1 when that is not known.</summary>
    long ChangelogOffset { get; }

    /// <summary>Whether more is held back than should be: time to commit.</summary>
    bool WantsCommit { get; }

    /// <summary>Takes one record of the changelog (key, value, timestamp, headers as written there), while nothing else is done.</summary>
    void Restore(in IncomingRecord record);

    /// <summary>Makes what was restored since the last call lasting, at once, with the offset behind it.</summary>
    void EndRestore(long changelogOffset);

    /// <summary>Makes what was put since the last commit lasting, at once, with the offset behind it; -1 when the store is not logged.</summary>
    void Apply(long changelogOffset);

    /// <summary>Forgets what was put since the last commit.</summary>
    void Abort();
}
