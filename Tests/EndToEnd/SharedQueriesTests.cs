using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Streamiz.Tests;

namespace Streamiz.EndToEnd;

/// <summary>Two hosts share the work on a real cluster, and either answers for both.</summary>
[NonParallelizable]
public sealed class SharedQueriesTests
{
    private string _data = "";

    [SetUp]
    public void MakeFolder() => _data = Directory.CreateTempSubdirectory("streamiz-e2e-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_data, true);

    [Test]
    public async Task Whichever_host_is_asked_gives_the_whole_truth_and_names_the_other_when_that_one_is_killed()
    {
        await using RealServers real = await RealServers.StartAsync();
        PlainFlights plain = PlainFlights.Of(Recordings.Synthetic);
        // Nothing is late for its window, and nothing expires: every answer is exactly known. The recording's windows are older than a cluster keeps changelogs of windows.
        string[] options = ["--bootstrap", real.Bootstrap, "--registry", real.Registry, "--source", "none", "--grace", "1000000", "--expiry", "1000000", "--commit-interval", "500", "--set", "session.timeout.ms=10000", "--set", "windowstore.changelog.additional.retention.ms=3153600000000"];
        (ServerProcess first, HttpClient one) = await FlightHostProcess.StartAsync([.. options, "--data", Path.Combine(_data, "one")]);
        await using ServerProcess stopFirst = first;
        using HttpClient closeOne = one;
        await Until("one is ready", () => Ready(one));
        (ServerProcess second, HttpClient two) = await FlightHostProcess.StartAsync([.. options, "--data", Path.Combine(_data, "two")]);
        await using ServerProcess stopSecond = second;
        using HttpClient closeTwo = two;
        await Until("both are ready", async () => await Ready(two) && await Ready(one));

        await FeedAsync(one, Recordings.Synthetic);
        try
        {
            await Until("all is counted", async () => await ReportsAsync(one) == plain.PositionCount && await ReportsAsync(two) == plain.PositionCount);
        }
        catch (TimeoutException)
        {
            TestContext.Out.WriteLine($"{await ReportsAsync(one)} and {await ReportsAsync(two)} of {plain.PositionCount}\n{first.Output}\n{second.Output}");
            throw;
        }

        await ShareIsReal(one, two);
        foreach (HttpClient host in new[] { one, two })
        {
            foreach (string country in plain.Counts.Keys.Select(k => k.Country).Distinct()) Assert.That(await CountsAsync(host, country), Is.EquivalentTo(Expected(plain, country)), country);
            JsonElement current = await Json(host, "flights/current");
            Assert.That(current.GetProperty("missing_hosts").GetArrayLength(), Is.Zero);
        }
        await SameAircraft(one, two);

        string gone = two.BaseAddress!.Authority;
        await second.KillAsync();
        var refused = new List<string>();
        foreach (string country in plain.Counts.Keys.Select(k => k.Country).Distinct())
        {
            using HttpResponseMessage answer = await one.GetAsync(At(country));
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Assert.That(Counts(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement), Is.EquivalentTo(Expected(plain, country)), country);
                continue;
            }
            refused.Add(await answer.Content.ReadAsStringAsync());
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable), country);
        }
        TestContext.Out.WriteLine($"{refused.Count} countries were with the host that was killed.");
        await Until("one has taken over", async () =>
        {
            using HttpResponseMessage list = await one.GetAsync("countries/counts?from=0&to=4000000000");
            if (!list.IsSuccessStatusCode) return false;
            JsonElement whole = JsonDocument.Parse(await list.Content.ReadAsStringAsync()).RootElement;
            if (whole.GetProperty("missing_hosts").GetArrayLength() > 0) Assert.That(whole.GetProperty("missing_hosts").EnumerateArray().Select(h => h.GetString()), Is.SubsetOf(new[] { gone, one.BaseAddress!.Authority }));
            return whole.GetProperty("missing_hosts").GetArrayLength() == 0 && Sum(whole) == plain.PositionCount;
        });
        foreach (string country in plain.Counts.Keys.Select(k => k.Country).Distinct()) Assert.That(await CountsAsync(one, country), Is.EquivalentTo(Expected(plain, country)), country);
        Assert.That(refused, Has.Some.Contains(gone), "something was with the host that was killed");
    }

    // What each host gives another is its own part: neither has everything.
    private static async Task ShareIsReal(HttpClient one, HttpClient two)
    {
        var parts = new List<HashSet<string>>();
        foreach (HttpClient host in new[] { one, two })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "stores/airborne-by-country?limit=10000") { Headers = { { "X-Streamiz-From-Host", "test" } } };
            using HttpResponseMessage answer = await host.SendAsync(request);
            parts.Add([.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("key").GetString()!)]);
        }
        Assert.That(parts, Is.All.Not.Empty);
        Assert.That(parts[0].Overlaps(parts[1]), Is.False);
    }

    private static async Task SameAircraft(HttpClient one, HttpClient two)
    {
        string[] here = Aircraft(await Json(one, "flights/current")), there = Aircraft(await Json(two, "flights/current"));
        Assert.That(here, Is.Not.Empty);
        Assert.That(there, Is.EqualTo(here));
        foreach (string icao24 in here.Take(100))
            Assert.That((await Json(two, $"flights/{icao24}")).GetRawText(), Is.EqualTo((await Json(one, $"flights/{icao24}")).GetRawText()));
        JsonElement countries = (await Json(one, "countries")).GetProperty("countries");
        Assert.That(countries.EnumerateArray().Sum(c => c.GetProperty("airborne").GetInt64()), Is.EqualTo(here.Length));
        foreach (JsonElement country in countries.EnumerateArray().Take(30))
        {
            string path = At(country.GetProperty("country").GetString()!);
            foreach (HttpClient host in new[] { one, two }) Assert.That((await Json(host, path)).GetProperty("airborne").GetInt64(), Is.EqualTo(country.GetProperty("airborne").GetInt64()), path);
        }

        static string[] Aircraft(JsonElement list) => [.. list.GetProperty("flights").EnumerateArray().Select(f => f.GetProperty("icao24").GetString()!)];
    }

    private static async Task FeedAsync(HttpClient host, string recording)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(recording), CompressionMode.Decompress));
        while (await lines.ReadLineAsync() is { } body)
        {
            using HttpResponseMessage answer = await host.PostAsync("flights/ingest", new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        }
    }

    private static Dictionary<long, long> Expected(PlainFlights plain, string country) => plain.Counts.Where(c => c.Key.Country == country).ToDictionary(c => c.Key.Window / 1000, c => c.Value);

    // -1 while the stores cannot be asked.
    private static async Task<long> ReportsAsync(HttpClient host)
    {
        using HttpResponseMessage answer = await host.GetAsync("countries/counts?from=0&to=4000000000");
        return answer.IsSuccessStatusCode ? Sum(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement) : -1;
    }

    private static long Sum(JsonElement totals) => totals.GetProperty("totals").EnumerateArray().Sum(t => t.GetProperty("reports").GetInt64());

    private static string At(string country) => $"countries/{(country.Length == 0 ? "-" : Uri.EscapeDataString(country))}/counts?from=0&to=4000000000";

    private static async Task<Dictionary<long, long>> CountsAsync(HttpClient host, string country) => Counts(await Json(host, At(country)));

    private static Dictionary<long, long> Counts(JsonElement answer) =>
        answer.GetProperty("counts").EnumerateArray().ToDictionary(c => c.GetProperty("window_start").GetInt64(), c => c.GetProperty("reports").GetInt64());

    private static async Task<bool> Ready(HttpClient host)
    {
        using HttpResponseMessage answer = await host.GetAsync("health/ready");
        return answer.IsSuccessStatusCode;
    }

    private static async Task<JsonElement> Json(HttpClient host, string path) => JsonDocument.Parse(await host.GetStringAsync(path)).RootElement;

    private static async Task Until(string what, Func<Task<bool>> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        for (int round = 0; round < 600; round++)
        {
            if (await holds()) return;
            await timer.WaitForNextTickAsync();
        }
        throw new TimeoutException($"Not within three minutes: {what}.");
    }
}
