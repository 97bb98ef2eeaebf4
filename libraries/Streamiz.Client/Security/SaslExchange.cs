using System.Text;

namespace Streamiz.Client.Security;

/// <summary>The messages of one authentication.</summary>
internal abstract class SaslExchange
{
    /// <summary>The mechanism's name on the wire.</summary>
    public abstract string Mechanism { get; }

    /// <param name="options">Who the client is.</param>
    /// <param name="token">A token that has been fetched; null when there is none, or when it comes from a delegate.</param>
    public static SaslExchange Start(SaslOptions options, string? token) => options.Mechanism switch
    {
        SaslMechanism.Plain => new PlainExchange(options),
        SaslMechanism.ScramSha256 => new ScramExchange(options, System.Security.Cryptography.HashAlgorithmName.SHA256),
        SaslMechanism.ScramSha512 => new ScramExchange(options, System.Security.Cryptography.HashAlgorithmName.SHA512),
        _ => new BearerExchange(options, token),
    };

    /// <summary>The client's first message.</summary>
    public abstract byte[] First();

    /// <summary>The client's answer; null when the client is content and nothing is left to say.</summary>
    /// <exception cref="FormatException">The server's message is wrong, or it does not know the secret itself.</exception>
    public abstract byte[]? Next(byte[] message);

    private sealed class PlainExchange(SaslOptions options) : SaslExchange
    {
        public override string Mechanism => "PLAIN";

        public override byte[] First() => Encoding.UTF8.GetBytes($"\0{options.User}\0{options.Password}");

        public override byte[]? Next(byte[] message) => null;
    }

    private sealed class BearerExchange(SaslOptions options, string? token) : SaslExchange
    {
        public override string Mechanism => "OAUTHBEARER";

        public override byte[] First() => Encoding.UTF8.GetBytes($"n,,\u0001auth=Bearer {token ?? options.Token?.Invoke()}\u0001{string.Concat(options.Extensions.Select(e => $"{e.Key}={e.Value}\u0001"))}\u0001");

        public override byte[]? Next(byte[] message) => message.Length == 0 ? null : throw new FormatException($"the token was refused: {Encoding.UTF8.GetString(message)}");
    }
}
