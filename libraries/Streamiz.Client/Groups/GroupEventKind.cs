namespace Streamiz.Client.Groups;

/// <summary>What has happened to a member.</summary>
public enum GroupEventKind
{
    /// <summary>The group shares its work anew: give back or commit what has to be, then <see cref="GroupMember.Join"/> again, in time.</summary>
    RebalanceNeeded,

    /// <summary>This member is the leader: share the work among <see cref="GroupEvent.Members"/> and call <see cref="GroupMember.Assign"/>.</summary>
    AssignmentNeeded,

    /// <summary>This member's share is in <see cref="GroupEvent.Assignment"/>.</summary>
    Assigned,

    /// <summary>In a streams group, members that can be asked have other work than before: see <see cref="GroupEvent.Places"/>. Nothing has to be done about it.</summary>
    Placed,

    /// <summary>The member has lost its place, and others may have its share already: nothing of it may be committed. Join again.</summary>
    Lost,

    /// <summary>The member cannot be in the group: see <see cref="GroupEvent.Error"/>.</summary>
    Failed,
}
