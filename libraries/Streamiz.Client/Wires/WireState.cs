namespace Streamiz.Client.Wires;

/// <summary>Where a wire stands.</summary>
public enum WireState
{
    /// <summary>Not usable yet.</summary>
    Connecting,

    /// <summary>Bytes go both ways.</summary>
    Open,

    /// <summary>Bytes go no longer; what was received may still be read.</summary>
    Closed,
}
