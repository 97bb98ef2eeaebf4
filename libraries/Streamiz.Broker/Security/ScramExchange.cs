using System.Security.Cryptography;
using System.Text;

namespace Streamiz.Broker.Security;

/// <summary>The server's side of SCRAM (RFC 5802) with SHA-256 or SHA-512.</summary>
internal sealed class ScramExchange(Credentials credentials, HashAlgorithmName hash)
{
    public const int Iterations = 4096;
    private string _clientFirstBare = "", _serverFirst = "", _nonce = "", _gs2 = "";
    private byte[] _saltedPassword = [];
    private bool _isKnown;

    public string User { get; private set; } = "";

    public bool IsDone { get; private set; }

    /// <summary>The next message to the client, or null when the login has failed.</summary>
    public string? Next(string message) => _serverFirst.Length == 0 ? First(message) : Final(message);

    private string? First(string message)
    {
        // n,,n=user,r=nonce - channel binding is not offered.
        string[] parts = message.Split(',');
        if (parts.Length < 4 || parts[0] is not ("n" or "y")) return null;
        _gs2 = parts[0] + "," + parts[1] + ",";
        _clientFirstBare = message[_gs2.Length..];
        if (!parts[2].StartsWith("n=", StringComparison.Ordinal) || !parts[3].StartsWith("r=", StringComparison.Ordinal)) return null;
        User = parts[2][2..].Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        _nonce = parts[3][2..] + Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        byte[] salt = RandomNumberGenerator.GetBytes(16);
        string? password = credentials.PasswordOf(User);
        _isKnown = password is not null;
        // An unknown user is led on to the end, so that names cannot be tried out.
        _saltedPassword = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password ?? "?"), salt, Iterations, hash, hash == HashAlgorithmName.SHA512 ? 64 : 32);
        _serverFirst = $"r={_nonce},s={Convert.ToBase64String(salt)},i={Iterations}";
        return _serverFirst;
    }

    private string? Final(string message)
    {
        int at = message.LastIndexOf(",p=", StringComparison.Ordinal);
        if (at < 0) return null;
        string withoutProof = message[..at];
        string expected = $"c={Convert.ToBase64String(Encoding.UTF8.GetBytes(_gs2))},r={_nonce}";
        byte[] proof = new byte[_saltedPassword.Length];
        if (withoutProof != expected || !Convert.TryFromBase64String(message[(at + 3)..], proof, out int length) || length != proof.Length) return null;
        byte[] auth = Encoding.UTF8.GetBytes($"{_clientFirstBare},{_serverFirst},{withoutProof}");
        byte[] storedKey = CryptographicOperations.HashData(hash, Sign(_saltedPassword, "Client Key"u8));
        byte[] signature = Sign(storedKey, auth);
        for (int i = 0; i < proof.Length; i++) proof[i] ^= signature[i];
        if (!CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(hash, proof), storedKey) || !_isKnown) return null;
        IsDone = true;
        return "v=" + Convert.ToBase64String(Sign(Sign(_saltedPassword, "Server Key"u8), auth));
    }

    private byte[] Sign(byte[] key, ReadOnlySpan<byte> text) => CryptographicOperations.HmacData(hash, key, text);
}
