using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Streamiz.Host.Tests.Web;

/// <summary>Two hosts that share the work: either answers for both.</summary>
public sealed class PeersTests
{
    private readonly FixedHosts _oneKnows = new(), _twoKnows = new();
    private TestHost _one = null!, _two = null!;

    [SetUp]
    public async Task Start()
    {
        _one = await TestHost.StartAsync(hosts: _oneKnows);
        _two = await TestHost.StartAsync(hosts: _twoKnows);
        (_oneKnows.Self, _twoKnows.Self) = (_one.Address.Authority, _two.Address.Authority);
        foreach (FixedHosts hosts in new[] { _oneKnows, _twoKnows })
        {
            hosts.IsSettled = true;
            hosts.All.Clear();
            hosts.All.AddRange([_oneKnows.Self, _twoKnows.Self]);
            hosts.Owner = key => key is "4b1816" or "Switzerland" ? _oneKnows.Self : _twoKnows.Self;
        }
        await Post(_one, """{"time":1060,"states":[["4b1816","SWR1951 ","Switzerland",1060,1060,3.5,41.5,8534.4,false,258.66,66.19,0,null,8755.38,"5551",false,0]]}""");
        await Post(_two, """{"time":1060,"states":[["a0b1c2",null,"United States",1060,1061,-100.5,40.5,10000,false,null,null,null,null,null,null,false,0]]}""");
    }

    [TearDown]
    public async Task Stop()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    [TestCase("/flights/4b1816")]
    [TestCase("/flights/a0b1c2")]
    [TestCase("/stores/aircraft/a0b1c2")]
    [TestCase("/stores/country-counts/Switzerland")]
    [TestCase("/stores/country-counts/United%20States")]
    [TestCase("/countries/Switzerland/counts")]
    [TestCase("/countries/United%20States/counts")]
    [TestCase("/countries/United%20States/counts?from=1020&to=1020")]
    [TestCase("/flights/current")]
    [TestCase("/countries")]
    [TestCase("/countries/counts")]
    [TestCase("/stores/country-counts")]
    public async Task Either_host_gives_the_same_answer(string path)
    {
        string one = await _one.Client.GetStringAsync(path), two = await _two.Client.GetStringAsync(path);
        Assert.That(Sorted(one), Is.EqualTo(Sorted(two)));
        Assert.That(one, Does.Contain("4b1816").Or.Contain("a0b1c2").Or.Contain("reports").Or.Contain("\"value\":1"), "and it is not empty");
    }

    [Test]
    public async Task A_key_that_is_elsewhere_is_fetched_from_there()
    {
        Assert.That((await Get(_one, "/flights/A0B1C2")).GetProperty("origin_country").GetString(), Is.EqualTo("United States"));
        JsonElement counts = await Get(_two, "/countries/Switzerland/counts");
        Assert.That(counts.GetProperty("airborne").GetInt32(), Is.EqualTo(1));
        Assert.That(counts.GetProperty("counts")[0].GetProperty("reports").GetInt32(), Is.EqualTo(1));
        Assert.That((await _one.Client.GetAsync("/flights/ffffff")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _one.Client.GetAsync("/stores/nothing/x")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Lists_hold_what_both_have()
    {
        JsonElement current = await Get(_one, "/flights/current?limit=1");
        Assert.That(current.GetProperty("total").GetInt32(), Is.EqualTo(2));
        Assert.That(current.GetProperty("time").GetInt64(), Is.EqualTo(1061));
        Assert.That(current.GetProperty("missing_hosts").GetArrayLength(), Is.Zero);
        Assert.That((await Get(_one, "/flights/stats")).GetProperty("airborne").GetInt32(), Is.EqualTo(2));
        Assert.That((await Get(_two, "/countries")).GetProperty("countries").GetArrayLength(), Is.EqualTo(2));
        Assert.That((await Get(_two, "/stores/country-counts")).GetProperty("entries").GetArrayLength(), Is.EqualTo(2));
        Assert.That((await Get(_two, "/stores/country-counts?limit=1")).GetProperty("entries").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_host_is_answered_from_ones_own_stores_alone()
    {
        // Each takes the other for the owner, as it may be for a moment while work moves: the question ends at the second.
        _oneKnows.Owner = _ => _twoKnows.Self;
        _twoKnows.Owner = _ => _oneKnows.Self;
        Assert.That((await _one.Client.GetAsync("/flights/ffffff")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var marked = new HttpRequestMessage(HttpMethod.Get, "/flights/current") { Headers = { { "X-Streamiz-From-Host", "test" } } };
        string answer = await (await _one.Client.SendAsync(marked)).Content.ReadAsStringAsync();
        Assert.That(answer, Does.Contain("4b1816").And.Not.Contain("a0b1c2"));
    }

    [Test]
    public async Task A_host_that_is_gone_is_named()
    {
        string gone = _twoKnows.Self!;
        await _two.DisposeAsync();
        await Named(gone);
    }

    [Test]
    public async Task A_host_that_says_nothing_is_named_when_patience_is_over()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        string name = silent.LocalEndpoint.ToString()!;
        _oneKnows.All[1] = name;
        _oneKnows.Owner = _ => name;
        await Named(name);
    }

    [Test]
    public async Task Parts_that_are_with_nobody_known_are_named_by_their_partitions()
    {
        _oneKnows.Lost.AddRange([1, 3]);
        Assert.That(Missing(await Get(_one, "/flights/current")), Is.EqualTo(new[] { "unknown (partitions 1, 3)" }));
        Assert.That(Missing(await Get(_one, "/stores/country-counts")), Is.EqualTo(new[] { "unknown (partitions 1, 3)" }));
    }

    [Test]
    public async Task A_host_whose_stores_move_counts_as_missing_until_they_are_there()
    {
        _twoKnows.IsSettled = false;
        Assert.That(Missing(await Get(_one, "/flights/current")), Is.EqualTo(new[] { _twoKnows.Self }));
        Assert.That(Missing(await Get(_two, "/countries")), Is.EqualTo(new[] { _twoKnows.Self }));
        _two.Flights.Ready = false;
        Assert.That(Missing(await Get(_one, "/flights/current")), Is.EqualTo(new[] { _twoKnows.Self }));
        Assert.That((await _one.Client.GetAsync("/flights/a0b1c2")).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        _one.Flights.Ready = false;
        Assert.That((await _one.Client.GetAsync("/flights/current")).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable), "nobody has answered");
    }

    [Test]
    public async Task The_description_of_the_interface_does_not_speak_of_hosts_among_themselves()
    {
        JsonElement paths = (await Get(_one, "/openapi/v1.json")).GetProperty("paths");
        foreach (string path in new[] { "/flights/{icao24}", "/flights/current", "/stores/{name}/{key}", "/countries/{country}/counts" })
        {
            string text = paths.GetProperty(path).GetRawText();
            Assert.That(text, Does.Contain("\"summary\"").And.Contain("\"503\"").And.Not.Contain("asked").And.Not.Contain("requestBody"), path);
        }
    }

    private async Task Named(string host)
    {
        HttpResponseMessage key = await _one.Client.GetAsync("/flights/a0b1c2");
        Assert.That(key.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(key.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(await key.Content.ReadAsStringAsync(), Does.Contain(host));
        JsonElement list = await Get(_one, "/flights/current");
        Assert.That(list.GetProperty("total").GetInt32(), Is.EqualTo(1));
        foreach (string path in new[] { "/flights/current", "/flights/stats", "/countries", "/countries/counts", "/stores/country-counts" })
            Assert.That(Missing(await Get(_one, path)), Is.EqualTo(new[] { host }), path);
    }

    private static string[] Missing(JsonElement list) => [.. list.GetProperty("missing_hosts").EnumerateArray().Select(h => h.GetString()!)];

    // Entries with equal windows come in no order.
    private static string Sorted(string json) => string.Concat(json.Order());

    private static async Task<JsonElement> Get(TestHost host, string path) => JsonDocument.Parse(await host.Client.GetStringAsync(path)).RootElement;

    private static async Task Post(TestHost host, string body)
    {
        HttpResponseMessage answer = await host.Client.PostAsync("/flights/ingest", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
    }
}
