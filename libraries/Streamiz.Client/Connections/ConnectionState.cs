namespace Streamiz.Client.Connections;

/// <summary>Where a connection stands.</summary>
internal enum ConnectionState
{
    /// <summary>Closed; opened when somebody wants to send.</summary>
    Idle,

    /// <summary>Waiting before another attempt.</summary>
    BackingOff,

    /// <summary>The wire is being opened.</summary>
    Connecting,

    /// <summary>Versions are being agreed on, and who the client is.</summary>
    Greeting,

    /// <summary>Who the client is has to be proved again: nothing else is sent, and what is on its way is waited for.</summary>
    Renewing,

    /// <summary>Requests may be sent.</summary>
    Ready,
}
