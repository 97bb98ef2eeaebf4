using Streamiz.Client.Security;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Connections;

/// <summary>The first exchange of a connection: which versions the node has, and who the client is.</summary>
internal sealed class Greeting(ClientOptions options, Connection connection)
{
    // The first flexible version: the oldest cluster that is supported has it.
    private const short FirstTry = 3;

    private SaslExchange? _sasl;

    public void Start() => AskVersions(FirstTry);

    private void AskVersions(short version)
    {
        var request = new ApiVersionsRequest { ClientSoftwareName = "streamiz-client", ClientSoftwareVersion = "0.1.0" };
        connection.Post(new ApiVersionsCall(request, version, TakeVersions, _ => { }));
    }

    private void TakeVersions(ApiVersionsResponse response, short version)
    {
        if (response.ErrorCode == (short)ErrorCode.UnsupportedVersion && version > 0)
        {
            AskVersions(0);
            return;
        }
        if (response.ErrorCode != 0)
        {
            connection.Close((ErrorCode)response.ErrorCode, $"{connection.Node} does not tell its versions");
            return;
        }
        connection.Versions = new ApiVersionTable(response);
        if (options.Sasl is null) connection.Ready(0);
        else Authenticate();
    }

    /// <summary>Proves who the client is, for the first time or again on the same connection (KIP-368).</summary>
    public void Authenticate()
    {
        _sasl = SaslExchange.Start(options.Sasl!);
        var request = new SaslHandshakeRequest { Mechanism = _sasl.Mechanism };
        connection.Post(new MessageCall<SaslHandshakeRequest, SaslHandshakeResponse>(request, (response, _) =>
        {
            if (response.ErrorCode == 0) Step(_sasl.First());
            else Refused(response.ErrorCode, $"it offers {string.Join(", ", response.Mechanisms)}, not {_sasl.Mechanism}");
        }, _ => { }));
    }

    private void Step(byte[] message)
    {
        var request = new SaslAuthenticateRequest { AuthBytes = message };
        connection.Post(new MessageCall<SaslAuthenticateRequest, SaslAuthenticateResponse>(request, (response, _) => TakeStep(response), _ => { }));
    }

    private void TakeStep(SaslAuthenticateResponse response)
    {
        if (response.ErrorCode != 0)
        {
            Refused(response.ErrorCode, response.ErrorMessage ?? "");
            return;
        }
        try
        {
            byte[]? next = _sasl!.Next(response.AuthBytes.ToArray());
            if (next is null) connection.Ready(response.SessionLifetimeMs);
            else Step(next);
        }
        catch (FormatException e)
        {
            Refused((short)ErrorCode.SaslAuthenticationFailed, e.Message);
        }
    }

    private void Refused(short code, string why) => connection.Close((ErrorCode)code, $"{connection.Node} does not accept the client (user {options.Sasl!.User}, {_sasl!.Mechanism}): {why}");
}
