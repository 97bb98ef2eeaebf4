using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Groups;

/// <summary>What comes of leaving a group.</summary>
internal static class Left
{
    /// <summary>Whoever is not known to the group has left.</summary>
    public static Answer<bool> After<T>(Answer<T> asked)
    {
        var done = new Answer<bool>();
        asked.Then(_ => done.Complete(true), error =>
        {
            if (error.Code is ErrorCode.UnknownMemberId or ErrorCode.GroupIdNotFound or ErrorCode.FencedMemberEpoch) done.Complete(true);
            else done.Fail(error);
        });
        return done;
    }
}
