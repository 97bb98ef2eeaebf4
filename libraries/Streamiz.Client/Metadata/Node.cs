namespace Streamiz.Client.Metadata;

/// <summary>A node of the cluster.</summary>
/// <param name="Id">Its number; negative for an address given to begin with.</param>
/// <param name="Host">Its host.</param>
/// <param name="Port">Its port.</param>
/// <param name="Rack">Its rack, or null.</param>
public sealed record Node(int Id, string Host, int Port, string? Rack)
{
    /// <summary>Whether a cluster may tell of such a node: negative numbers are those of addresses given to begin with.</summary>
    internal bool IsPossible => Id >= 0 && Host.Length > 0 && Port is > 0 and <= 65535;

    /// <summary>Number and address.</summary>
    public override string ToString() => Id < 0 ? $"{Host}:{Port}" : $"node {Id} ({Host}:{Port})";
}
