namespace Streamiz.Client.Wires;

/// <summary>A wire over another one, as TLS is.</summary>
internal interface IWrappedWire : IWire
{
    IWire Inner { get; }
}
