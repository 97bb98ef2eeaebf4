using System.Security.Cryptography;
using System.Text;
using Streamiz.Broker.Core;
using Streamiz.Broker.Security;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class SaslHandlers
{
    public static void Handshake(BrokerCore core, Call call)
    {
        var request = call.Read<SaslHandshakeRequest>();
        Authentication authentication = call.Session.Authentication;
        ErrorCode error = !authentication.IsNeeded || authentication.User is not null ? ErrorCode.IllegalSaslState
            : Credentials.Mechanisms.Contains(request.Mechanism) ? ErrorCode.None : ErrorCode.UnsupportedSaslMechanism;
        if (error == ErrorCode.None)
        {
            authentication.Mechanism = request.Mechanism;
            authentication.Scram = request.Mechanism switch
            {
                "SCRAM-SHA-256" => new ScramExchange(core.Credentials, HashAlgorithmName.SHA256),
                "SCRAM-SHA-512" => new ScramExchange(core.Credentials, HashAlgorithmName.SHA512),
                _ => null,
            };
        }
        call.Answer(new SaslHandshakeResponse { ErrorCode = (short)error, Mechanisms = [.. Credentials.Mechanisms] });
    }

    public static void Authenticate(BrokerCore core, Call call)
    {
        var request = call.Read<SaslAuthenticateRequest>();
        Authentication authentication = call.Session.Authentication;
        if (authentication.Mechanism is null || authentication.User is not null)
        {
            call.Answer(new SaslAuthenticateResponse { ErrorCode = (short)ErrorCode.IllegalSaslState, ErrorMessage = "A handshake must come first, and once." });
            return;
        }
        string message = Encoding.UTF8.GetString(request.AuthBytes.Span);
        string? answer = authentication.Scram is { } scram ? scram.Next(message) : Plain(core, authentication, message);
        if (answer is null)
        {
            core.Notice($"{call.Session.Peer} failed to log in.");
            call.Answer(new SaslAuthenticateResponse { ErrorCode = (short)ErrorCode.SaslAuthenticationFailed, ErrorMessage = "Authentication failed: Invalid username or password" });
            call.Session.Close();
            return;
        }
        if (authentication.Scram is { IsDone: true }) authentication.User = authentication.Scram.User;
        call.Answer(new SaslAuthenticateResponse { AuthBytes = Encoding.UTF8.GetBytes(answer) });
    }

    private static string? Plain(BrokerCore core, Authentication authentication, string message)
    {
        // authorization id, user, password, with zeros between them; the first must be empty or the user.
        string[] parts = message.Split('\0');
        if (parts.Length != 3 || (parts[0].Length > 0 && parts[0] != parts[1]) || !core.Credentials.Check(parts[1], parts[2])) return null;
        authentication.User = parts[1];
        return "";
    }
}
