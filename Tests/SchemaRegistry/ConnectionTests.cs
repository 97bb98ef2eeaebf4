using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Streamiz.SchemaRegistry;

namespace Streamiz.Tests.SchemaRegistry;

public sealed class ConnectionTests
{
    private const string Schema = "\"int\"";

    [Test]
    public async Task The_next_address_is_asked_when_one_does_not_answer()
    {
        await using var server = await RegistryServer.StartAsync(new RegistryServerOptions { Port = 0 });
        using var client = new SchemaRegistryClient(new SchemaRegistryOptions { Url = $"http://127.0.0.1:{ClosedPort()}, {server.Url}", MaxRetries = 0 });

        Assert.That(await client.RegisterAsync("s", Schema), Is.EqualTo(1));
    }

    [Test]
    public void No_answer_at_all_is_an_outage_after_a_bounded_number_of_tries()
    {
        using var client = new SchemaRegistryClient(new SchemaRegistryOptions { Url = $"http://127.0.0.1:{ClosedPort()}", MaxRetries = 2, RetryBackoffMs = 1 });

        Assert.That(async () => await client.GetByIdAsync(1), Throws.TypeOf<SchemaRegistryUnavailableException>().With.Message.Contains("after 3 tries"));
    }

    [Test]
    public async Task A_server_that_comes_back_is_used_again()
    {
        var port = ClosedPort();
        using var client = new SchemaRegistryClient(new SchemaRegistryOptions { Url = $"http://127.0.0.1:{port}", MaxRetries = 0 });
        Assert.That(async () => await client.RegisterAsync("s", Schema), Throws.TypeOf<SchemaRegistryUnavailableException>());

        await using var server = await RegistryServer.StartAsync(new RegistryServerOptions { Port = port });

        Assert.That(await client.RegisterAsync("s", Schema), Is.EqualTo(1));
    }

    [Test]
    public async Task Errors_of_the_server_are_outages_and_are_tried_again()
    {
        await using var flaky = await FlakyServer.StartAsync(failures: 2, status: 503);
        using var client = new SchemaRegistryClient(new SchemaRegistryOptions { Url = flaky.Url, MaxRetries = 2, RetryBackoffMs = 1 });
        Assert.That((await client.GetByIdAsync(7)).Schema, Is.EqualTo(Schema));
        Assert.That(flaky.Requests, Is.EqualTo(3));

        await using var broken = await FlakyServer.StartAsync(failures: int.MaxValue, status: 500);
        using var unlucky = new SchemaRegistryClient(new SchemaRegistryOptions { Url = broken.Url, MaxRetries = 1, RetryBackoffMs = 1 });
        Assert.That(async () => await unlucky.GetByIdAsync(7), Throws.TypeOf<SchemaRegistryUnavailableException>().With.Property("StatusCode").EqualTo(500));
    }

    [Test]
    public async Task A_refusal_is_not_tried_again()
    {
        await using var server = await FlakyServer.StartAsync(failures: int.MaxValue, status: 422);
        using var client = new SchemaRegistryClient(new SchemaRegistryOptions { Url = server.Url, MaxRetries = 5, RetryBackoffMs = 1 });

        Assert.That(async () => await client.GetByIdAsync(7), Throws.TypeOf<SchemaRegistryException>());
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Many_that_ask_for_one_schema_share_one_request()
    {
        await using var server = await FlakyServer.StartAsync(failures: 0, status: 500);
        using var client = new SchemaRegistryClient(new SchemaRegistryOptions { Url = server.Url });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetByIdAsync(7).AsTask()));

        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Basic_and_bearer_authentication_open_the_door()
    {
        await using var server = await RegistryServer.StartAsync(new RegistryServerOptions { Port = 0, UserInfo = "ada:secret", BearerToken = "token" });
        using var nobody = new SchemaRegistryClient(new SchemaRegistryOptions { Url = server.Url });
        using var wrong = new SchemaRegistryClient(new SchemaRegistryOptions { Url = server.Url, BasicAuthUserInfo = "ada:guess" });
        using var basic = new SchemaRegistryClient(new SchemaRegistryOptions { Url = server.Url, BasicAuthUserInfo = "ada:secret" });
        using var inUrl = new SchemaRegistryClient(new SchemaRegistryOptions { Url = server.Url.Replace("://", "://ada:secret@", StringComparison.Ordinal) });
        using var bearer = new SchemaRegistryClient(new SchemaRegistryOptions { Url = server.Url, BearerToken = _ => ValueTask.FromResult("token") });

        Assert.That(async () => await nobody.ListSubjectsAsync(), Throws.TypeOf<SchemaRegistryException>().With.Property("ErrorCode").EqualTo(40101));
        Assert.That(async () => await wrong.ListSubjectsAsync(), Throws.TypeOf<SchemaRegistryException>().With.Property("StatusCode").EqualTo(401));
        Assert.That(await basic.ListSubjectsAsync(), Is.Empty);
        Assert.That(await inUrl.ListSubjectsAsync(), Is.Empty);
        Assert.That(await bearer.ListSubjectsAsync(), Is.Empty);
    }

    [Test]
    public async Task Https_is_spoken_with_those_that_are_trusted_only()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var server = await RegistryServer.StartAsync(new RegistryServerOptions { Port = 0, Certificate = certificate });

        using var trusting = new SchemaRegistryClient(new SchemaRegistryOptions { Url = server.Url, TrustedAuthorities = [certificate], MaxRetries = 0 });
        using var stranger = new SchemaRegistryClient(new SchemaRegistryOptions { Url = server.Url, MaxRetries = 0 });

        Assert.That(server.Url, Does.StartWith("https://"));
        Assert.That(await trusting.RegisterAsync("s", Schema), Is.EqualTo(1));
        Assert.That(async () => await stranger.ListSubjectsAsync(), Throws.TypeOf<SchemaRegistryUnavailableException>());
    }

    [TestCase("")]
    [TestCase("ftp://somewhere")]
    [TestCase(" , ")]
    public void An_address_that_is_none_is_said_at_once(string url) =>
        Assert.That(() => new SchemaRegistryClient(new SchemaRegistryOptions { Url = url }), Throws.ArgumentException);

    // Nobody listens there: the number was free a moment ago.
    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
