using System.Text;
using Streamiz.Client.Security;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Tests;

/// <content>Tokens of an identity provider: a real endpoint over HTTP, and the real cluster that is shown the tokens.</content>
public sealed partial class SecurityTests
{
    private const string Secret = "s3cret-of-the-client";

    // A cluster that takes tokens nobody vouches for, and asks for another proof when a token expires.
    private static readonly string[] TakesTokens =
    [
        "sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER", "connections.max.reauth.ms=3600000",
        "listener.name.sasl_plaintext.oauthbearer.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=\"node\";",
        "listener.name.sasl_ssl.oauthbearer.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=\"node\";",
    ];

    [Test]
    public void A_token_of_an_identity_provider_lets_in_and_serves_all_connections()
    {
        using var provider = new TokenEndpointServer(_ => (200, Answer(TokenEndpointServer.Token("alice", 3600), 3600)));
        using var client = new KafkaClient(Bearing(provider.Address) with { BootstrapServers = _server.SaslTlsServers, Tls = new TlsOptions { CaFile = _server.CaFile } });
        client.Await(client.Admin.CreateTopics([new Admin.NewTopic("tokens", 1)]));
        var writer = client.OpenWriter();
        Assert.That(writer.TryAppend(writer.Partition("tokens", 0), 1000, new byte[1], new byte[1]), Is.True);
        writer.Flush();
        for (long deadline = client.Now + 60_000; !writer.IsFlushed && client.Now < deadline; client.Wait(client.Now, client.Now + 100)) client.Drive(client.Now);
        Assert.That(writer.IsFlushed && !writer.TryTakeFailure(out _), Is.True);

        Assert.That(client.Metrics.TokensFetched, Is.EqualTo(1));
        string asked = provider.Requests.Single();
        Assert.That(asked, Does.StartWith("POST /oauth/token "));
        Assert.That(asked, Does.Contain("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"the-client:{Secret}"))));
        Assert.That(asked, Does.EndWith("grant_type=client_credentials&scope=kafka"));
    }

    [Test]
    public void A_token_is_fetched_anew_before_it_expires_and_shown_on_open_connections()
    {
        using var provider = new TokenEndpointServer(_ => (200, Answer(TokenEndpointServer.Token("alice", 4), 4)));
        using var client = new KafkaClient(Bearing(provider.Address));
        client.Await(client.Admin.CreateTopics([new Admin.NewTopic("renewed-tokens", 1)]));
        var fetcher = client.OpenFetcher();
        fetcher.Add(new TopicPartition("renewed-tokens", 0), 0);
        var writer = client.OpenWriter();
        long deadline = client.Now + 60_000, written = 0, read = 0;
        while ((client.Metrics.TokensFetched < 3 || client.Metrics.Reauthentications < 2 || read < written || written == 0) && client.Now < deadline)
        {
            if (client.Metrics.TokensFetched < 3 && writer.IsFlushed && writer.TryAppend(writer.Partition("renewed-tokens", 0), 1000, new byte[1], new byte[1])) written++;
            client.Drive(client.Now);
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext()) read++;
                batch.Return();
            }
            client.Wait(client.Now, client.Now + 50);
        }
        Assert.That(client.Metrics.TokensFetched, Is.GreaterThanOrEqualTo(3));
        Assert.That(client.Metrics.Reauthentications, Is.GreaterThanOrEqualTo(2));
        Assert.That(writer.TryTakeFailure(out var failure) ? failure!.Error.Message : "", Is.Empty);
        Assert.That(read, Is.EqualTo(written).And.GreaterThan(0));
    }

    [Test]
    public void While_the_provider_is_away_a_token_that_is_still_good_goes_on_being_used()
    {
        // Half of the lifetime is over at once for a client that renews at half of two hours, so the second request comes only when the clock is moved.
        using var provider = new TokenEndpointServer(n => n == 1 ? (200, Answer(TokenEndpointServer.Token("alice", 7200), 7200)) : (503, "{}"));
        using var client = new KafkaClient(Bearing(provider.Address) with { ConnectionsMaxIdleMs = 1000 });
        client.Await(client.Admin.DescribeCluster());
        long later = client.Now + (6500 * 1000L), deadline = client.Now + 60_000;
        // Idle connections are closed by then, and the renewal fails; a new connection shows the old token.
        while (provider.Requests.Count < 2 && client.Now < deadline)
        {
            client.Drive(later);
            client.Wait(later, later + 20);
        }
        var cluster = client.Admin.DescribeCluster();
        while (!cluster.IsCompleted && client.Now < deadline)
        {
            client.Drive(later);
            client.Wait(later, later + 20);
        }
        Assert.That(cluster.Value.Brokers, Has.Count.EqualTo(1));
        Assert.That(client.Metrics.TokensFetched, Is.EqualTo(1));
    }

    [TestCase(401, """{"error":"invalid_client","error_description":"s3cret-of-the-client is wrong"}""", "(401): invalid_client, *** is wrong; check sasl.oauthbearer.client.id")]
    [TestCase(400, """{"error":"invalid_scope"}""", "(400): invalid_scope; check")]
    [TestCase(404, "nothing here", "(404); check sasl.oauthbearer.token.endpoint.url")]
    [TestCase(302, "", "it redirects, which is not followed")]
    [TestCase(200, "<html>", "it is not JSON")]
    [TestCase(200, "[1]", "it is no JSON object")]
    [TestCase(200, """{"token":"x"}""", "it has no access_token")]
    [TestCase(200, """{"access_token":"a\u0001b","expires_in":60}""", "its access_token is not one")]
    [TestCase(200, """{"access_token":"abc","expires_in":0}""", "has expired already")]
    public void An_answer_that_is_no_token_is_told_at_once_with_what_to_do(int status, string body, string told)
    {
        using var provider = new TokenEndpointServer(_ => (status, body));
        var error = Assert.Throws<KafkaException>(() => Describe(Bearing(provider.Address)));
        Assert.That(error!.Code, Is.EqualTo(ErrorCode.SaslAuthenticationFailed));
        Assert.That(error.Message, Does.Contain(told).And.Contain(provider.Address.ToString()).And.Not.Contain(Secret));
        Assert.That(provider.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_provider_that_is_not_there_is_asked_until_the_time_is_over_and_then_told()
    {
        Uri address;
        using (var gone = new TokenEndpointServer(_ => (200, ""))) address = gone.Address;
        // On a busy machine one try may take long.
        string message = "";
        for (int timeoutMs = 1000; timeoutMs <= 32_000 && !message.Contains("cannot be reached", StringComparison.Ordinal); timeoutMs *= 2)
            message = Assert.Throws<KafkaException>(() => Describe(Bearing(address) with { ApiTimeoutMs = timeoutMs }))!.Message;
        Assert.That(message, Does.Contain($"the token endpoint {address} cannot be reached").And.Contain("check sasl.oauthbearer.token.endpoint.url"));
    }

    [Test]
    public void A_provider_that_has_trouble_is_asked_again()
    {
        using var provider = new TokenEndpointServer(n => n <= 2 ? (503, "") : (200, Answer(TokenEndpointServer.Token("alice", 3600), 3600)));
        Assert.That(Describe(Bearing(provider.Address)), Is.EqualTo(1));
        Assert.That(provider.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_token_that_the_cluster_refuses_is_told()
    {
        using var provider = new TokenEndpointServer(_ => (200, """{"access_token":"not.a.jwt","expires_in":3600}"""));
        var error = Assert.Throws<KafkaException>(() => Describe(Bearing(provider.Address)));
        Assert.That(error!.Code, Is.EqualTo(ErrorCode.SaslAuthenticationFailed));
        Assert.That(error.Message, Does.Contain("the-client").And.Contain("OAUTHBEARER"));
    }

    [Test]
    public void A_token_whose_lifetime_only_its_claims_tell_is_kept_as_long()
    {
        using var provider = new TokenEndpointServer(_ => (200, $$"""{"access_token":"{{TokenEndpointServer.Token("alice", 3600)}}"}"""));
        using var client = new KafkaClient(Bearing(provider.Address) with { ConnectionsMaxIdleMs = 1000 });
        client.Await(client.Admin.DescribeCluster());
        client.Drive(client.Now + 5000);
        client.Await(client.Admin.DescribeCluster());
        Assert.That(provider.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Secrets_are_in_no_text_of_the_options()
    {
        var options = Bearing(new Uri("https://idp.example/token?tenant=1")) with { ClientId = "shown" };
        Assert.That(options.ToString(), Does.Contain("shown").And.Contain("the-client").And.Not.Contain(Secret));
        Assert.That(options.Sasl!.Oidc!.ToString(), Does.Contain("https://idp.example/token").And.Not.Contain(Secret));
        Assert.That(new SaslOptions { Mechanism = SaslMechanism.Plain, User = "alice", Password = Secret }.ToString(), Does.Contain("alice").And.Not.Contain(Secret));
    }

    [Test]
    public void What_cannot_be_meant_is_refused_when_a_client_is_made()
    {
        var bearing = Bearing(new Uri("https://idp.example/token"));
        Refuse(bearing with { Sasl = bearing.Sasl! with { Token = () => "" } }, "not from both");
        Refuse(bearing with { Sasl = bearing.Sasl! with { Oidc = null } }, "needs tokens");
        Refuse(bearing with { Sasl = bearing.Sasl! with { Mechanism = SaslMechanism.Plain } }, "for OAUTHBEARER");
        Refuse(bearing with { Sasl = bearing.Sasl! with { Extensions = new Dictionary<string, string> { ["auth"] = "x" } } }, "extension auth");
        Refuse(bearing with { Sasl = bearing.Sasl! with { Oidc = bearing.Sasl!.Oidc! with { TokenEndpoint = new Uri("ftp://idp.example") } } }, "https or http");
        Refuse(bearing with { Sasl = bearing.Sasl! with { Oidc = bearing.Sasl!.Oidc! with { RenewAfter = 0.1 } } }, "0.5 to 1");

        static void Refuse(ClientOptions options, string why) => Assert.That(() => new KafkaClient(options), Throws.ArgumentException.With.Message.Contain(why));
    }

    private static string Answer(string token, int seconds) => $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":{{seconds}}}""";

    private ClientOptions Bearing(Uri endpoint) => new()
    {
        BootstrapServers = _server?.SaslServers ?? "localhost:1",
        Sasl = new SaslOptions
        {
            Mechanism = SaslMechanism.OAuthBearer,
            Oidc = new OidcOptions { TokenEndpoint = endpoint, ClientId = "the-client", ClientSecret = Secret, Scope = "kafka" },
            Extensions = new Dictionary<string, string> { ["tenant"] = "a" },
        },
    };
}
