using Streamiz.Client.Security;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Connections;

/// <summary>The first exchange of a connection: which versions the node has, and who the client is.</summary>
internal sealed class Greeting(ClientContext context, Connection connection)
{
    // The first flexible version: the oldest cluster that is supported has it.
    private const short FirstTry = 3;

    private SaslExchange? _sasl;
    private bool _awaitsToken;
    private string? _token;

    public void Start()
    {
        _awaitsToken = false;
        AskVersions(FirstTry);
    }

    /// <summary>Goes on when a token has come that was waited for.</summary>
    public void Continue()
    {
        if (!_awaitsToken) return;
        _token = context.Tokens!.Take(out var error);
        _awaitsToken = _token is null && error is null;
        if (error is not null) connection.Close(error);
        else if (_token is not null) Begin();
    }

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
        if (context.Options.Sasl is null) connection.Ready(0);
        else Authenticate();
    }

    /// <summary>Proves who the client is, for the first time or again on the same connection (KIP-368).</summary>
    public void Authenticate()
    {
        _awaitsToken = context.Tokens is not null;
        if (_awaitsToken) Continue();
        else Begin();
    }

    private void Begin()
    {
        _sasl = SaslExchange.Start(context.Options.Sasl!, _token);
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
            if (next is null) Accepted(response.SessionLifetimeMs);
            else Step(next);
        }
        catch (FormatException e)
        {
            Refused((short)ErrorCode.SaslAuthenticationFailed, e.Message);
        }
    }

    private void Accepted(long lifetimeMs)
    {
        context.Tokens?.Accepted(_token);
        connection.Ready(lifetimeMs);
    }

    private void Refused(short code, string why)
    {
        string told = $"{connection.Node} does not accept the client ({context.Options.Sasl!.Who}, {_sasl!.Mechanism}): {why}";
        // Whoever was accepted before may be again: a new connection tells.
        bool mayFareBetter = context.Tokens?.Refused(_token) == true || connection.State == ConnectionState.Renewing;
        if (mayFareBetter) connection.Close(ErrorCode.NetworkException, $"{told}; it is tried with a new connection");
        else connection.Close((ErrorCode)code, told);
    }
}
