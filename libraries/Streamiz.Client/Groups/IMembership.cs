namespace Streamiz.Client.Groups;

/// <summary>A membership in a group, kept alive while the driver is busy.</summary>
internal interface IMembership : IPart
{
    /// <summary>How long the driver may be busy, milliseconds.</summary>
    int MaxPollIntervalMs { get; }

    /// <summary>The driver has been busy for too long: the place is given up.</summary>
    void GiveUp();
}
