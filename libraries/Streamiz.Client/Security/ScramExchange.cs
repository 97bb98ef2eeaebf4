using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Streamiz.Client.Security;

/// <summary>SCRAM (RFC 5802): both sides prove that they know the password without saying it.</summary>
internal sealed class ScramExchange(SaslOptions options, HashAlgorithmName hash) : SaslExchange
{
    private const int MaxIterations = 1_000_000;

    private readonly string _nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private string _firstBare = "";
    private byte[]? _serverSignature;

    public override string Mechanism => hash == HashAlgorithmName.SHA256 ? "SCRAM-SHA-256" : "SCRAM-SHA-512";

    public override byte[] First()
    {
        string user = options.User.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);
        _firstBare = $"n={user},r={_nonce}";
        return Encoding.UTF8.GetBytes("n,," + _firstBare);
    }

    public override byte[]? Next(byte[] message)
    {
        string text = Encoding.UTF8.GetString(message);
        if (_serverSignature is not null)
        {
            if (!text.StartsWith("v=", StringComparison.Ordinal) || !CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(text[2..].Split(',')[0]), _serverSignature))
                throw new FormatException("the server could not prove that it knows the password");
            return null;
        }
        return Prove(text);
    }

    private byte[] Prove(string serverFirst)
    {
        var parts = serverFirst.Split(',').Where(p => p.Length > 2 && p[1] == '=').ToDictionary(p => p[0], p => p[2..]);
        if (!parts.TryGetValue('r', out string? nonce) || !parts.TryGetValue('s', out string? salt) || !parts.TryGetValue('i', out string? count)
            || !nonce.StartsWith(_nonce, StringComparison.Ordinal) || !int.TryParse(count, CultureInfo.InvariantCulture, out int iterations) || iterations is < 1 or > MaxIterations)
            throw new FormatException("the server's first SCRAM message is wrong");

        int size = hash == HashAlgorithmName.SHA256 ? 32 : 64;
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(options.Password), Convert.FromBase64String(salt), iterations, hash, size);
        string final = $"c=biws,r={nonce}";
        byte[] auth = Encoding.UTF8.GetBytes($"{_firstBare},{serverFirst},{final}");
        byte[] clientKey = Mac(salted, "Client Key"u8);
        byte[] proof = Mac(CryptographicOperations.HashData(hash, clientKey), auth);
        for (int i = 0; i < proof.Length; i++) proof[i] ^= clientKey[i];
        _serverSignature = Mac(Mac(salted, "Server Key"u8), auth);
        return Encoding.UTF8.GetBytes($"{final},p={Convert.ToBase64String(proof)}");
    }

    private byte[] Mac(byte[] key, ReadOnlySpan<byte> text) => CryptographicOperations.HmacData(hash, key, text);
}
