using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Streamiz.Broker.Tests;

/// <summary>An authority, a server's certificate and a client's, made for a test, in files as other clients want them.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("streamiz-tls-").FullName;

    public TestCertificates()
    {
        using RSA caKey = RSA.Create(2048);
        var request = new CertificateRequest("CN=test ca", caKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        Server = Issue("localhost", serial: 1, out _);
        using X509Certificate2 client = Issue("alice", serial: 2, out string clientKey);
        File.WriteAllText(CaFile, Authority.ExportCertificatePem());
        File.WriteAllText(ClientFile, client.ExportCertificatePem());
        File.WriteAllText(ClientKeyFile, clientKey);
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Server { get; }

    public string CaFile => Path.Combine(_folder, "ca.pem");

    public string ClientFile => Path.Combine(_folder, "client.pem");

    public string ClientKeyFile => Path.Combine(_folder, "client.key");

    /// <summary>A file of Java's client settings.</summary>
    public string JavaSettings(params string[] lines)
    {
        string path = Path.Combine(_folder, "client.properties");
        File.WriteAllLines(path, lines);
        return path;
    }

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private X509Certificate2 Issue(string name, byte serial, out string keyPem)
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 issued = request.Create(Authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), [serial]);
        keyPem = key.ExportPkcs8PrivateKeyPem();
        return issued.CopyWithPrivateKey(key);
    }
}
