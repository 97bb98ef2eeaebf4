using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Streamiz.Host.Sources;
using Streamiz.Tests;

namespace Streamiz.Host.Tests.Sources;

public sealed class ReplaySourceTests
{
    private const string Row =
        """["4b1816","SWR1951 ","Switzerland",100,100,3.6738,41.8384,8534.4,false,258.66,66.19,0,null,8755.38,"5551",false,0]""";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("streamiz-replay-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [Test]
    public async Task The_shipped_recording_is_read_whole()
    {
        List<StatesBody> bodies = await ReadAll(Recordings.Synthetic);
        Assert.That(bodies, Has.Count.EqualTo(90));
        Assert.That(bodies.Sum(b => b.RejectedCount), Is.Zero);
        Assert.That(bodies.Sum(b => b.Rows.Count), Is.EqualTo(90 * 160));
        Assert.That(bodies.SelectMany(b => b.Rows).Select(r => r.OriginCountry).Distinct().Count(), Is.GreaterThan(100));
    }

    // The number of rows is what a plain JSON reader counts in the same file.
    [TestCase("opensky-dcmetro.jsonl.gz", 900, 57756)]
    [TestCase("opensky-switzerland.jsonl.gz", 6121, 140342)]
    [TestCase("opensky-world-17-fields.json.gz", 1, 5485)]
    [TestCase("opensky-world-18-fields.json.gz", 1, 4181)]
    public async Task A_real_recording_is_read_whole(string name, int bodies, int rows)
    {
        List<StatesBody> read = await ReadAll(Recordings.Real(name));
        Assert.That(read, Has.Count.EqualTo(bodies));
        Assert.That(read.SelectMany(b => b.Examples).Select(e => e.ToString()), Is.Empty);
        Assert.That(read.Sum(b => b.Rows.Count), Is.EqualTo(rows));
    }

    [Test]
    public async Task A_line_that_is_not_json_costs_no_other_line()
    {
        string path = Write("a.jsonl", $$"""
            {"time":1,"states":[{{Row}}]}
            <html>502 Bad Gateway</html>

            {"time":2,"states":null}
            {"time":3,"states":[{{Row}}]}
            """);
        List<StatesBody> bodies = await ReadAll(path);
        Assert.That(bodies.Select(b => (b.Time, b.Rows.Count)), Is.EqualTo(new (long?, int)[] { (1, 1), (2, 0), (3, 1) }));
    }

    [Test]
    public async Task A_folder_means_its_recordings_by_name()
    {
        Write("b.jsonl", """{"time":2,"states":[]}""");
        Write("a.json", "{\n \"time\": 1,\n \"states\": []\n}");
        Write("notes.txt", "not a recording");
        using (var zipped = new GZipStream(File.Create(Path.Combine(_folder, "c.jsonl.gz")), CompressionLevel.Fastest))
            zipped.Write(Encoding.UTF8.GetBytes("{\"time\":3,\"states\":[]}\n"));
        List<StatesBody> bodies = await ReadAll(_folder);
        Assert.That(bodies.Select(b => b.Time), Is.EqualTo(new long?[] { 1, 2, 3 }));
    }

    [Test]
    public void A_path_that_is_not_there_is_named() =>
        Assert.That(async () => await ReadAll(Path.Combine(_folder, "none.jsonl")), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("none.jsonl"));

    [Test]
    public async Task Moving_a_recording_to_now_keeps_the_distances()
    {
        string path = Write("a.jsonl", $$"""
            {"time":110,"states":[{{Row}}]}
            {"time":140,"states":[{{Row}}]}
            """);
        var source = new ReplaySource(new ReplayOptions { Paths = [path], Speed = 0, AsNow = true },
            new StatesReader(Countries.Load()), TimeProvider.System, NullLogger<ReplaySource>.Instance);
        List<StatesBody> bodies = await Collect(source);
        Assert.That(bodies[1].Time - bodies[0].Time, Is.EqualTo(30));
        Assert.That(bodies[0].Time - bodies[0].Rows[0].LastContact, Is.EqualTo(10));
        Assert.That(bodies[0].Time, Is.EqualTo(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).Within(120));
    }

    private static async Task<List<StatesBody>> ReadAll(string path) => await Collect(new ReplaySource(
        new ReplayOptions { Paths = [path], Speed = 0 }, new StatesReader(Countries.Load()), TimeProvider.System, NullLogger<ReplaySource>.Instance));

    private static async Task<List<StatesBody>> Collect(IStateVectorSource source)
    {
        var bodies = new List<StatesBody>();
        await foreach (StatesBody body in source.ReadAsync(CancellationToken.None)) bodies.Add(body);
        return bodies;
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
