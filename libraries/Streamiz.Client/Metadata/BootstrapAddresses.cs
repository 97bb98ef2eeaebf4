using System.Globalization;

namespace Streamiz.Client.Metadata;

/// <summary>Reads the addresses to begin with.</summary>
internal static class BootstrapAddresses
{
    private const int DefaultPort = 9092;

    /// <exception cref="ArgumentException">An address cannot be one.</exception>
    public static List<Node> Parse(string servers)
    {
        var nodes = new List<Node>();
        foreach (string address in servers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string plain = address.Contains("://", StringComparison.Ordinal) ? address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..] : address;
            int colon = plain.LastIndexOf(':');
            bool hasPort = colon > plain.LastIndexOf(']') && (plain.StartsWith('[') || plain.IndexOf(':') == colon);
            string host = (hasPort ? plain[..colon] : plain).Trim('[', ']');
            int port = DefaultPort;
            if (host.Length == 0 || (hasPort && (!int.TryParse(plain[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535)))
                throw new ArgumentException($"'{address}' is no address; host:port is expected", nameof(servers));
            nodes.Add(new Node(-1 - nodes.Count, host, port, null));
        }
        return nodes.Count > 0 ? nodes : throw new ArgumentException("no bootstrap servers are given", nameof(servers));
    }
}
