using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Streamiz.Tests;

namespace Streamiz.EndToEnd;

/// <summary>
/// A recording goes through the real host process; what comes out of its topics, and of its REST interface, is compared record by record with
/// a recomputation that shares nothing with the engine.
/// </summary>
[NonParallelizable]
public sealed class FlightFlowTests
{
    // Nothing is late for its window: then every count is exactly known, whatever order the partitions are read in.
    private static readonly string[] _nothingIsLate = ["--grace", "1000000", "--commit-interval", "500"];

    private string _data = "";

    [SetUp]
    public void MakeFolder() => _data = Directory.CreateTempSubdirectory("streamiz-e2e-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_data, true);

    [Test]
    public Task The_shipped_recording_on_the_embedded_broker() => OnEmbedded(Recordings.Synthetic);

    [Test]
    public Task A_real_recording_on_the_embedded_broker() => OnEmbedded(Recordings.Real("opensky-dcmetro.jsonl.gz"));

    [Test]
    public Task The_shipped_recording_on_Apache_Kafka() => OnKafka(Recordings.Synthetic);

    [Test]
    public Task A_real_recording_on_Apache_Kafka() => OnKafka(Recordings.Real("opensky-dcmetro.jsonl.gz"));

    [Test]
    public async Task Exactly_once_gives_the_same_on_Apache_Kafka()
    {
        await using RealServers real = await RealServers.StartAsync();
        await Flow(Recordings.Synthetic, real.Bootstrap, "--bootstrap", real.Bootstrap, "--registry", real.Registry, "--guarantee", "exactly_once_v2");
    }

    [Test]
    public async Task Two_hosts_share_the_work_and_one_is_killed_and_started_again()
    {
        await using RealServers real = await RealServers.StartAsync();
        PlainFlights plain = PlainFlights.Of(Recordings.Synthetic);
        string[] cluster = ["--bootstrap", real.Bootstrap, "--registry", real.Registry, .. _nothingIsLate];
        string one = Path.Combine(_data, "one"), two = Path.Combine(_data, "two");
        // Ninety bodies of ten seconds each, at this speed some twenty seconds long: time enough to die in the middle.
        (ServerProcess feeding, HttpClient client) = await FlightHostProcess.StartAsync([.. cluster, "--data", one, "--replay", Recordings.Synthetic, "--speed", "45"]);
        await using ServerProcess stopFeeding = feeding;
        using HttpClient stopClient = client;
        (ServerProcess victim, HttpClient victimClient) = await FlightHostProcess.StartAsync([.. cluster, "--data", two, "--source", "none", "--set", "session.timeout.ms=6000"]);
        victimClient.Dispose();
        await Until("a third is through", () => TopicReader.Size(real.Bootstrap, "flight-positions") > plain.PositionCount / 3);
        await victim.KillAsync();
        await victim.DisposeAsync();
        (ServerProcess again, HttpClient againClient) = await FlightHostProcess.StartAsync([.. cluster, "--data", two, "--source", "none", "--set", "session.timeout.ms=6000"]);
        await using ServerProcess stopAgain = again;
        againClient.Dispose();

        await Until("all is through", () => Positions(real.Bootstrap).Values.Sum(p => p.Distinct().Count()) >= plain.Positions.Values.Sum(p => p.Distinct().Count()));
        Dictionary<string, List<PlainPosition>> positions = Positions(real.Bootstrap);
        foreach ((string icao24, List<PlainPosition> expected) in plain.Positions)
            Assert.That(positions[icao24].Distinct(), Is.SupersetOf(expected.Distinct()), "nothing is missing");
        int repeated = positions.Values.Sum(p => p.Count) - plain.PositionCount;
        try
        {
            await Until("all is counted", () => Final(real.Bootstrap, "country-counts").Values.Sum() >= plain.PositionCount);
        }
        catch (TimeoutException)
        {
            Dictionary<(string Country, long Window), long> there = Final(real.Bootstrap, "country-counts");
            foreach (((string Country, long Window) key, long expected) in plain.Counts.Where(c => there.GetValueOrDefault(c.Key) < c.Value).Take(20))
                TestContext.Out.WriteLine($"{key}: {there.GetValueOrDefault(key)} of {expected}");
            TestContext.Out.WriteLine($"{there.Values.Sum()} of {plain.PositionCount}, {repeated} repeated\n{feeding.Output}\n{again.Output}");
            throw;
        }
        // The counting reads a topic of its own, whose last records before the kill may be counted again though no position was: never below, at times above.
        Dictionary<(string, long), long> counts = Final(real.Bootstrap, "country-counts");
        foreach (((string Country, long Window) key, long expected) in plain.Counts)
            Assert.That(counts[key], Is.GreaterThanOrEqualTo(expected), $"{key}, {repeated} positions repeated");
        TestContext.Out.WriteLine($"{repeated} positions were repeated after the crash.");
    }

    [Test]
    public async Task State_survives_a_kill_on_the_embedded_broker()
    {
        PlainFlights plain = PlainFlights.Of(Recordings.Synthetic);
        (ServerProcess first, HttpClient client) = await FlightHostProcess.StartAsync([.. _nothingIsLate, "--data", _data, "--replay", Recordings.Synthetic, "--speed", "0"]);
        await Until("all is counted", () => Final(Bootstrap(), "country-counts").Values.Sum() >= plain.PositionCount);
        client.Dispose();
        await first.KillAsync();
        await first.DisposeAsync();
        (ServerProcess second, HttpClient after) = await FlightHostProcess.StartAsync([.. _nothingIsLate, "--data", _data, "--source", "none"]);
        await using ServerProcess stop = second;
        using HttpClient close = after;
        await Ready(after);
        await CountsOverRest(after, plain);
    }

    private Task OnEmbedded(string recording) => Flow(recording, null);

    private async Task OnKafka(string recording)
    {
        await using RealServers real = await RealServers.StartAsync();
        await Flow(recording, real.Bootstrap, "--bootstrap", real.Bootstrap, "--registry", real.Registry);
    }

    private async Task Flow(string recording, string? cluster, params string[] options)
    {
        PlainFlights plain = PlainFlights.Of(recording);
        (ServerProcess host, HttpClient client) = await FlightHostProcess.StartAsync([.. _nothingIsLate, "--data", _data, "--replay", recording, "--speed", "0", .. options]);
        await using ServerProcess stop = host;
        using HttpClient close = client;
        string bootstrap = cluster ?? Bootstrap();
        try
        {
            await Until("all is counted", () => Final(bootstrap, "country-counts").Values.Sum() >= plain.PositionCount);
            await Until("all aircraft are counted", () => Final(bootstrap, "country-aircraft").Values.Sum() >= plain.Aircraft.Values.Sum());
        }
        catch (TimeoutException)
        {
            TestContext.Out.WriteLine(host.Output);
            throw;
        }
        ComparePositions(Positions(bootstrap), plain);
        CompareNotifications(bootstrap, plain);
        Assert.That(Final(bootstrap, "country-counts"), Is.EquivalentTo(plain.Counts));
        Assert.That(Final(bootstrap, "country-aircraft"), Is.EquivalentTo(plain.Aircraft));
        await CountsOverRest(client, plain);
        Assert.That((await Json(client, "flights/stats")).GetProperty("records_out_of_date").GetInt64(), Is.EqualTo(plain.OutOfDate));
        Assert.That(await host.StopAsync(), Is.Zero, host.Output);
    }

    private static void ComparePositions(Dictionary<string, List<PlainPosition>> actual, PlainFlights plain)
    {
        Assert.That(actual.Keys, Is.EquivalentTo(plain.Positions.Keys));
        foreach ((string icao24, List<PlainPosition> expected) in plain.Positions) Assert.That(actual[icao24], Is.EqualTo(expected), icao24);
    }

    private static void CompareNotifications(string bootstrap, PlainFlights plain)
    {
        var actual = new Dictionary<string, List<PlainPosition>>();
        foreach (ConsumeResult<byte[], byte[]> record in TopicReader.ReadAll(bootstrap, "FlightNotifications"))
        {
            PlainPosition position = PlainPosition.FromJson(record.Message.Value, record.Message.Timestamp.UnixTimestampMs);
            Assert.That(Encoding.UTF8.GetString(record.Message.Headers.GetLastBytes("origin_country")), Is.EqualTo(position.Country));
            Assert.That(Encoding.UTF8.GetString(record.Message.Key), Is.EqualTo(position.Icao24));
            if (!actual.TryGetValue(position.Icao24, out List<PlainPosition>? list)) actual[position.Icao24] = list = [];
            list.Add(position);
        }
        ComparePositions(actual, plain);
    }

    private static async Task CountsOverRest(HttpClient client, PlainFlights plain)
    {
        foreach (IGrouping<string, KeyValuePair<(string Country, long Window), long>> country in plain.Counts.GroupBy(c => c.Key.Country))
        {
            string name = country.Key.Length == 0 ? "-" : Uri.EscapeDataString(country.Key);
            JsonElement answer = await Json(client, $"countries/{name}/counts?from=0&to=4000000000");
            var counts = answer.GetProperty("counts").EnumerateArray().ToDictionary(c => c.GetProperty("window_start").GetInt64() * 1000, c => c.GetProperty("reports").GetInt64());
            Assert.That(counts, Is.EquivalentTo(country.ToDictionary(c => c.Key.Window, c => c.Value)), country.Key);
        }
    }

    private static Dictionary<string, List<PlainPosition>> Positions(string bootstrap) => TopicReader.ReadAll(bootstrap, "flight-positions")
        .GroupBy(r => Encoding.UTF8.GetString(r.Message.Key)).ToDictionary(g => g.Key, g => g.Select(r => PlainPosition.FromAvro(r.Message.Value, r.Message.Timestamp.UnixTimestampMs)).ToList());

    // A windowed key is the country and the start of the window as eight bytes, big endian; a count is eight bytes as well.
    private static Dictionary<(string Country, long Window), long> Final(string bootstrap, string topic)
    {
        var last = new Dictionary<(string, long), long>();
        foreach (ConsumeResult<byte[], byte[]> record in TopicReader.ReadAll(bootstrap, topic))
        {
            byte[] key = record.Message.Key;
            last[(Encoding.UTF8.GetString(key, 0, key.Length - 8), BinaryPrimitives.ReadInt64BigEndian(key.AsSpan(key.Length - 8)))] = BinaryPrimitives.ReadInt64BigEndian(record.Message.Value);
        }
        return last;
    }

    private string Bootstrap() => JsonDocument.Parse(File.ReadAllText(Path.Combine(_data, "host.json"))).RootElement.GetProperty("bootstrap").GetString()!;

    private static Task Ready(HttpClient client) => Until("ready", async () => (await client.GetAsync("health/ready")).IsSuccessStatusCode);

    private static async Task<JsonElement> Json(HttpClient client, string path) => JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;

    private static Task Until(string what, Func<bool> holds) => Until(what, () => Task.FromResult(holds()));

    private static async Task Until(string what, Func<Task<bool>> holds)
    {
        DateTime deadline = DateTime.UtcNow.AddMinutes(3);
        while (!await holds())
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException($"Not within three minutes: {what}.");
            await Task.Delay(500);
        }
    }
}
