namespace Streamiz.Client;

/// <summary>A part of a client: a state machine that the client drives.</summary>
internal interface IPart
{
    /// <summary>Moves it on. Never waits.</summary>
    void Drive();

    /// <summary>The client closes.</summary>
    void Close();
}
