using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Streamiz.Host.Tests.Web;

public sealed class RestTests
{
    private const string Two = """
        {"time":1000,"states":[
          ["4b1816","SWR1951 ","Switzerland",1000,1000,3.5,41.5,8534.4,false,258.66,66.19,0,null,8755.38,"5551",false,0],
          ["a0b1c2",null,"United States",1060,1060,-100.5,40.5,10000,false,null,null,null,null,null,null,false,0],
          ["a0b1c3","GND     ","United States",1060,1060,-100.5,40.5,null,true,0,null,null,null,null,null,false,0]]}
        """;

    private TestHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await TestHost.StartAsync();
        await Post(Two);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Current_flights_are_those_in_the_air()
    {
        JsonElement answer = await Get("/flights/current");
        Assert.That(Names(answer.GetProperty("flights"), "icao24"), Is.EqualTo(new[] { "4b1816", "a0b1c2" }));
        Assert.That(answer.GetProperty("total").GetInt32(), Is.EqualTo(2));
        Assert.That(answer.GetProperty("time").GetInt64(), Is.EqualTo(1060));
        JsonElement first = answer.GetProperty("flights")[0];
        Assert.That(first.GetProperty("altitude_feet").GetDouble(), Is.EqualTo(8534.4 * 3.28084));
        Assert.That(first.GetProperty("velocity_knots").GetDouble(), Is.EqualTo(258.66 * 1.94384));
    }

    [TestCase("bbox=0,40,10,50", new[] { "4b1816" })]
    [TestCase("bbox=170,0,-90,60", new[] { "a0b1c2" })]
    [TestCase("bbox=-10,-10,0,0", new string[0])]
    [TestCase("country=switzerland", new[] { "4b1816" })]
    [TestCase("limit=1", new[] { "4b1816" })]
    public async Task Current_flights_can_be_narrowed(string query, string[] expected) =>
        Assert.That(Names((await Get($"/flights/current?{query}")).GetProperty("flights"), "icao24"), Is.EqualTo(expected));

    [TestCase("/flights/current?bbox=1,2,3", "bbox must be four numbers")]
    [TestCase("/flights/current?bbox=1,50,3,40", "latitudes the wrong way round")]
    [TestCase("/flights/current?bbox=-500,0,0,1", "out of range")]
    [TestCase("/flights/current?limit=0", "limit must be")]
    [TestCase("/countries/Germany/counts?from=yesterday-ish", "from is not a time")]
    [TestCase("/countries/Germany/counts?from=2025-01-02&to=2025-01-01", "from is later than to")]
    [TestCase("/stores/aircraft?limit=100000", "limit must be")]
    public async Task A_wrong_question_is_told_what_is_wrong(string path, string detail)
    {
        HttpResponseMessage answer = await _host.Client.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(detail));
    }

    [Test]
    public async Task One_flight_is_found_by_its_address_in_any_case()
    {
        Assert.That((await Get("/flights/4B1816")).GetProperty("origin_country").GetString(), Is.EqualTo("Switzerland"));
        Assert.That((await _host.Client.GetAsync("/flights/ffffff")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Stats_sum_up_what_is_airborne()
    {
        JsonElement stats = await Get("/flights/stats");
        Assert.That(stats.GetProperty("airborne").GetInt32(), Is.EqualTo(2));
        Assert.That(stats.GetProperty("highest").GetProperty("icao24").GetString(), Is.EqualTo("a0b1c2"));
        Assert.That(stats.GetProperty("rows_sent").GetInt64(), Is.EqualTo(3));
    }

    [Test]
    public async Task Countries_are_counted_in_windows()
    {
        JsonElement countries = (await Get("/countries")).GetProperty("countries");
        Assert.That(countries[0].GetProperty("country").GetString(), Is.EqualTo("United States"));
        Assert.That(countries[0].GetProperty("reports").GetInt64(), Is.EqualTo(1));
        JsonElement counts = await Get("/countries/Switzerland/counts?from=0&to=5000");
        Assert.That(counts.GetProperty("window_seconds").GetInt64(), Is.EqualTo(60));
        Assert.That(counts.GetProperty("counts")[0].GetProperty("window_start").GetInt64(), Is.EqualTo(960));
        Assert.That((await Get("/countries/counts")).GetProperty("totals").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task Stores_are_listed_and_asked()
    {
        Assert.That(Names((await Get("/stores")).GetProperty("stores"), "name"), Does.Contain("aircraft"));
        Assert.That((await Get("/stores/aircraft")).GetProperty("entries").GetArrayLength(), Is.EqualTo(2));
        Assert.That((await Get("/stores/country-counts/Switzerland")).GetProperty("entries")[0].GetProperty("value").GetInt64(), Is.EqualTo(1));
        Assert.That((await _host.Client.GetAsync("/stores/none")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _host.Client.GetAsync("/stores/aircraft/ffffff")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_topology_is_a_graph()
    {
        JsonElement subs = (await Get("/topology")).GetProperty("sub_topologies");
        Assert.That(subs.GetArrayLength(), Is.EqualTo(2));
        JsonElement positions = subs[0].GetProperty("nodes")[1];
        Assert.That(positions.GetProperty("stores")[0].GetString(), Is.EqualTo("aircraft"));
        Assert.That(positions.GetProperty("successors").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task Schemas_have_versions_and_differences()
    {
        Assert.That((await Get("/schemas/aviation-data-value")).GetProperty("versions").GetArrayLength(), Is.EqualTo(2));
        Assert.That(Names((await Get("/schemas/aviation-data-value/diff?from=1&to=2")).GetProperty("lines")), Has.Some.StartsWith("+").And.Some.Contains("category"));
        Assert.That((await _host.Client.GetAsync("/schemas/none")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Ready_follows_the_topology_and_queries_say_why_they_wait()
    {
        Assert.That((await _host.Client.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        _host.Flights.Ready = false;
        Assert.That((await _host.Client.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await _host.Client.GetAsync("/health")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        HttpResponseMessage answer = await _host.Client.GetAsync("/flights/current");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("REBALANCING"));
    }

    [Test]
    public async Task Metrics_are_prometheus_text()
    {
        string text = await _host.Client.GetStringAsync("/metrics");
        Assert.That(text, Does.Contain("# TYPE flights_rows_sent_total counter").And.Contain("flights_rows_sent_total 3"));
        Assert.That(text, Does.Contain("flights_rows_rejected_total{reason=\"unknown_country\"}"));
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
            Assert.That(line, Does.Match("""^[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="(\\.|[^"\\])*",?)*\})? \S+$"""));
    }

    [Test]
    public async Task Ingest_says_what_it_skipped_and_why()
    {
        HttpResponseMessage answer = await Post("""[{"icao24":"4B1816","last_contact":5,"origin_country":"Switzerland"},{"icao24":"4b1817"},{"icao24":"4b1818","last_contact":5,"longitude":"x"},7]""");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        JsonElement body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That((body.GetProperty("accepted").GetInt32(), body.GetProperty("rejected").GetInt32()), Is.EqualTo((1, 3)));
        Assert.That(Names(body.GetProperty("faults"), "reason"), Is.EqualTo(new[] { "fewer than 17 fields", "wrong type", "wrong type" }));
        Assert.That(_host.Flights.Written[^1].Icao24, Is.EqualTo("4b1816"));
    }

    [TestCase("not json")]
    [TestCase("")]
    [TestCase("\"text\"")]
    [TestCase("{\"states\":3}")]
    [TestCase("[] []")]
    public async Task A_body_that_cannot_be_read_is_refused_whole(string body) =>
        Assert.That((await Post(body)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task Ingest_of_another_content_type_is_refused()
    {
        HttpResponseMessage answer = await _host.Client.PostAsync("/flights/ingest", new StringContent(Two, Encoding.UTF8, "text/plain"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task Ingest_says_so_when_the_topic_cannot_be_written()
    {
        _host.Flights.Broken = "the cluster is away";
        HttpResponseMessage answer = await Post(Two);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("the cluster is away"));
    }

    [Test]
    public async Task Ingest_asks_for_the_key_where_one_is_configured()
    {
        await using TestHost host = await TestHost.StartAsync("secret");
        Assert.That((await Post(Two, host)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await Post(Two, host, ("X-API-Key", "wrong"))).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await Post(Two, host, ("X-API-Key", "secret"))).StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((await Post(Two, host, ("Authorization", "Bearer secret"))).StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(host.Flights.Written, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_foreign_host_name_is_refused_on_loopback()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/flights/current");
        request.Headers.Host = "evil.example";
        Assert.That((await _host.Client.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task The_document_describes_every_operation()
    {
        JsonElement paths = (await Get("/openapi/v1.json")).GetProperty("paths");
        string[] expected = ["/flights/current", "/flights/stats", "/flights/{icao24}", "/flights/ingest", "/countries", "/countries/{country}/counts", "/stores", "/stores/{name}",
            "/stores/{name}/{key}", "/topology", "/schemas", "/health", "/health/ready", "/metrics", "/live"];
        Assert.That(paths.EnumerateObject().Select(p => p.Name), Is.SupersetOf(expected));
        foreach (JsonProperty path in paths.EnumerateObject())
            foreach (JsonProperty operation in path.Value.EnumerateObject())
                Assert.That(operation.Value.TryGetProperty("summary", out _), $"{path.Name} {operation.Name}");
    }

    [Test]
    public async Task Events_begin_with_the_whole_picture_and_go_on_with_changes()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using Stream stream = await _host.Client.GetStreamAsync("/live", stop.Token);
        using var lines = new StreamReader(stream);
        JsonElement whole = await NextEvent(lines, "aircraft", stop.Token);
        Assert.That(whole.GetProperty("full").GetBoolean());
        Assert.That(whole.GetProperty("rows").GetArrayLength(), Is.EqualTo(2));
        JsonElement counts = await NextEvent(lines, "counts", stop.Token);
        Assert.That(counts.GetProperty("totals").GetArrayLength(), Is.EqualTo(2));
        await Post("""{"time":1061,"states":[["4b1816","SWR1951 ","Switzerland",1061,1061,3.6,41.6,8534.4,false,258.66,66.19,0,null,null,null,false,0],["a0b1c2",null,"United States",1061,1061,null,null,null,true,0,null,null,null,null,null,false,0]]}""");
        JsonElement change;
        do change = await NextEvent(lines, "aircraft", stop.Token);
        while (change.GetProperty("rows").GetArrayLength() == 0);
        Assert.That(change.GetProperty("full").GetBoolean(), Is.False);
        Assert.That(change.GetProperty("rows")[0][4].GetDouble(), Is.EqualTo(3.6));
        Assert.That(change.GetProperty("gone")[0].GetString(), Is.EqualTo("a0b1c2"));
    }

    [Test]
    public async Task The_same_events_come_over_a_web_socket()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(_host.Address.ToString().Replace("http", "ws", StringComparison.Ordinal) + "live/ws"), stop.Token);
        var names = new HashSet<string>();
        byte[] buffer = new byte[1 << 20];
        while (!names.IsSupersetOf(["aircraft", "counts", "health"]))
        {
            int length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), stop.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            names.Add(JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement.GetProperty("event").GetString()!);
        }
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, stop.Token);
    }

    private static async Task<JsonElement> NextEvent(StreamReader lines, string name, CancellationToken cancellationToken)
    {
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
            if (line == $"event: {name}") return JsonDocument.Parse((await lines.ReadLineAsync(cancellationToken))!["data: ".Length..]).RootElement;
        throw new InvalidOperationException("The stream ended.");
    }

    private async Task<JsonElement> Get(string path) => JsonDocument.Parse(await _host.Client.GetStringAsync(path)).RootElement;

    private async Task<HttpResponseMessage> Post(string body, TestHost? host = null, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/flights/ingest") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        if (header is { } h) request.Headers.Add(h.Name, h.Value);
        return await (host ?? _host).Client.SendAsync(request);
    }

    private static string[] Names(JsonElement array, string property) => [.. array.EnumerateArray().Select(e => e.GetProperty(property).GetString()!)];

    private static string[] Names(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];
}
