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

    /// <summary>The same as <see cref="CaFile"/>, as PEM text.</summary>
    public string? CaPem { get; init; }

    /// <summary>The same as <see cref="CertificateFile"/>, as PEM text.</summary>
    public string? CertificatePem { get; init; }

    /// <summary>The same as <see cref="KeyFile"/>, as PEM text.</summary>
    public string? KeyPem { get; init; }

    /// <summary>A PKCS#12 file with the client's certificate and its key, instead of PEM.</summary>
    public string? KeyStoreFile { get; init; }

    /// <summary>The password of <see cref="KeyStoreFile"/>.</summary>
    public string? KeyStorePassword { get; init; }

    /// <summary>Whether the server's certificate is checked at all. Without that anybody may be the server.</summary>
    public bool CheckCertificate { get; init; } = true;

    /// <summary>Whether the server's certificate has to be for the name that was connected to.</summary>
    public bool CheckHostName { get; init; } = true;
}
