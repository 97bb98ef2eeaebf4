namespace Streamiz.Client.Wires;

/// <summary>A wire over another one, as TLS is.</summary>
internal interface IWrappedWire : IWire
{
    IWire Inner { get; }

    /// <summary>Whether it was closed because the other side is not who it should be: trying again does not help.</summary>
    bool IsRefused { get; }
}
