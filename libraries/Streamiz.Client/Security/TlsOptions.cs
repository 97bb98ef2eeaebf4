namespace Streamiz.Client.Security;

/// <summary>How connections are encrypted.</summary>
public sealed record TlsOptions
{
    /// <summary>A PEM file with the certificates of authorities that are trusted; null trusts those of the system.</summary>
    public string? CaFile { get; init; }

    /// <summary>A PEM file with the client's certificate; null when it has none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>A PEM file with the certificate's key.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The key's password, when it is encrypted.</summary>
    public string? KeyPassword { get; init; }

    /// <summary>Whether the server's certificate has to be for the name that was connected to.</summary>
    public bool CheckHostName { get; init; } = true;
}
