using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Groups;

/// <summary>What comes of leaving a group.</summary>
internal static class Left
{
    /// <summary>Whoever is not known to the group has left.</summary>
    public static Answer<bool> After<T>(Answer<T> asked)
    {
        var done = new Answer<bool>();
        asked.Then(() =>
        {
            if (asked.Error is { Code: not (ErrorCode.UnknownMemberId or ErrorCode.GroupIdNotFound or ErrorCode.FencedMemberEpoch) } error) done.Fail(error);
            else done.Complete(true);
        });
        return done;
    }
}
