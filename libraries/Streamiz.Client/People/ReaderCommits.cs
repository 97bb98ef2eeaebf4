using Streamiz.Client.Groups;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.People;

/// <summary>A reader's commits: what has been given back, one commit after the other, tried again where the group was between two generations.</summary>
internal sealed class ReaderCommits(ReaderOptions options, KafkaClient client, ReaderGroup? group, Dictionary<TopicPartition, ReaderPosition> positions)
{
    private const int MaxAttempts = 10;

    private Answer<bool>? _running;
    private long _commitAt;

    // A commit that waits for its next attempt, and how many it has had.
    private (Answer<bool> Done, int Attempts, long At)? _again;

    /// <summary>Commits what is due.</summary>
    public void Turn(long now)
    {
        if (_again is { } waiting && now >= waiting.At && group is { IsMoving: false })
        {
            _again = null;
            Try(waiting.Done, waiting.Attempts);
        }
        if (group is null || options.CommitIntervalMs <= 0 || now < _commitAt) return;
        _commitAt = now + options.CommitIntervalMs;
        Commit();
    }

    /// <summary>Commits what has been given back; nothing to commit is fine.</summary>
    public Answer<bool> Commit()
    {
        var done = new Answer<bool>();
        // One at a time: a commit that is tried again must not undo a later one.
        if (_running is { IsCompleted: false } running)
        {
            running.Then(() => Commit().PassTo(done));
            return done;
        }
        Try(_running = done, 0);
        return done;
    }

    /// <summary>The same, unless commits are the user's: then they may be part of a transaction, and nothing is committed beside it.</summary>
    public Answer<bool> CommitByItself() => options.CommitIntervalMs > 0 ? Commit() : Answer<bool>.Of(true);

    /// <summary>The member's place, and what has been given back and not committed.</summary>
    public (GroupMetadata Place, List<KeyValuePair<TopicPartition, OffsetAndMetadata>> Offsets) TakeDone()
    {
        var offsets = new List<KeyValuePair<TopicPartition, OffsetAndMetadata>>();
        foreach (var (partition, position) in positions)
        {
            position.Settle();
            if (position.Done > position.Committed) offsets.Add(new(partition, new OffsetAndMetadata(position.Done, position.DoneEpoch)));
        }
        return (group?.Place ?? new GroupMetadata(""), offsets);
    }

    public void Committed(List<KeyValuePair<TopicPartition, OffsetAndMetadata>> offsets)
    {
        foreach (var (partition, offset) in offsets)
            if (positions.TryGetValue(partition, out var position)) position.Committed = Math.Max(position.Committed, offset.Offset);
    }

    private void Try(Answer<bool> done, int attempts)
    {
        var (place, offsets) = TakeDone();
        if (offsets.Count == 0 || place.GenerationId < 0)
        {
            done.Complete(true);
            return;
        }
        client.Admin.CommitOffsets(place, offsets).Then(
            _ =>
            {
                Committed(offsets);
                done.Complete(true);
            },
            error =>
            {
                if (attempts < MaxAttempts && MayPass(error, place)) _again = (done, attempts + 1, client.Now + client.Options.RetryBackoffMs);
                else done.Fail(error);
            });
    }

    // What stays with the member is still its own: it is committed with the next generation.
    private bool MayPass(KafkaException error, GroupMetadata place) => error.Code switch
    {
        ErrorCode.RebalanceInProgress or ErrorCode.StaleMemberEpoch => true,
        ErrorCode.IllegalGeneration => group!.IsIncremental && (group.IsMoving || group.Place != place),
        _ => false,
    };
}
