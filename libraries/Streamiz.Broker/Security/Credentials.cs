using System.Security.Cryptography;
using System.Text;

namespace Streamiz.Broker.Security;

/// <summary>Who may connect. Passwords are kept only as they were given at start, in memory.</summary>
internal sealed class Credentials(IReadOnlyDictionary<string, string> users)
{
    public static readonly string[] Mechanisms = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"];

    public IEnumerable<string> Users => users.Keys;

    public bool IsNeeded => users.Count > 0;

    public bool Check(string user, string password)
    {
        byte[] given = SHA256.HashData(Encoding.UTF8.GetBytes(password));
        byte[] known = SHA256.HashData(Encoding.UTF8.GetBytes(users.GetValueOrDefault(user) ?? ""));
        return users.ContainsKey(user) && CryptographicOperations.FixedTimeEquals(given, known);
    }

    public string? PasswordOf(string user) => users.GetValueOrDefault(user);
}
