using Streamiz.Host.Sources;
using Streamiz.Host.Sources.Simulation;

namespace Streamiz.Host.Tests.Sources;

public sealed class SimulateSourceTests
{
    private static readonly DateTimeOffset _start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Countries _countries = Countries.Load();
    private static readonly World _world = World.Load();

    [Test]
    public async Task The_same_seed_gives_the_same_rows_and_another_seed_others()
    {
        var options = new SimulationOptions { Aircraft = 300, BatchRows = 200, Batches = 10, Paced = false, Start = _start };
        List<StateVectorRow> first = await Rows(options), again = await Rows(options), other = await Rows(options with { Seed = 43 });
        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task Eight_thousand_aircraft_of_many_countries_are_told_apart_by_address()
    {
        List<StateVectorRow> rows = await Rows(new SimulationOptions { BatchRows = 8000, Batches = 1, Paced = false, Start = _start });
        Assert.That(rows.Select(r => r.Icao24).Distinct().Count(), Is.EqualTo(8000));
        var byCountry = rows.CountBy(r => r.OriginCountry).ToDictionary();
        Assert.That(byCountry, Has.Count.InRange(115, 140));
        Assert.That(byCountry["United States"], Is.InRange(1600, 2600), "about a quarter, as in recordings");
        Assert.That(rows.Count(r => !r.OnGround), Is.GreaterThan(4000));
    }

    [Test]
    public async Task Every_address_lies_in_a_block_of_its_country()
    {
        List<StateVectorRow> rows = await Rows(new SimulationOptions { BatchRows = 8000, Batches = 1, Paced = false, Start = _start });
        foreach (StateVectorRow row in rows)
        {
            int address = Convert.ToInt32(row.Icao24, 16);
            Assert.That(_countries.AddressBlocks.Any(b => b.First <= address && address <= b.Last && b.Country == row.OriginCountry), row.Icao24);
        }
    }

    [Test]
    public async Task What_is_simulated_is_valid_by_the_rules_for_real_bodies()
    {
        var source = new SimulateSource(new SimulationOptions { Aircraft = 500, BatchRows = 500, Batches = 200, Delay = TimeSpan.FromMinutes(10), Paced = false, Start = _start },
            _countries, _world, TimeProvider.System);
        var reader = new StatesReader(_countries);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        await foreach (StatesBody body in source.ReadAsync(CancellationToken.None))
        {
            buffer.ResetWrittenCount();
            StatesWriter.Write(buffer, body);
            StatesBody read = reader.Read(buffer.WrittenSpan);
            Assert.That(read.Examples.Select(e => e.ToString()), Is.Empty);
            Assert.That(read.Rows, Is.EqualTo(body.Rows), "what is written reads back the same");
        }
    }

    [Test]
    public async Task Aircraft_move_along_their_track_at_their_speed()
    {
        var options = new SimulationOptions { Aircraft = 400, BatchRows = 400, Batches = 30, Delay = TimeSpan.FromSeconds(10), Paced = false, Start = _start };
        int checkedPairs = 0;
        foreach (IGrouping<string, StateVectorRow> flight in (await Rows(options)).Where(r => !r.OnGround && r.Longitude is not null).GroupBy(r => r.Icao24))
        {
            foreach ((StateVectorRow a, StateVectorRow b) in flight.Zip(flight.Skip(1)))
            {
                double metres = new GreatCircle(a.Latitude!.Value, a.Longitude!.Value, b.Latitude!.Value, b.Longitude!.Value).LengthMetres;
                double expected = a.Velocity!.Value * (b.LastContact - a.LastContact);
                Assert.That(metres, Is.EqualTo(expected).Within(expected * 0.03 + 30), $"{a} {b}");
                checkedPairs++;
            }
        }
        Assert.That(checkedPairs, Is.GreaterThan(5000));
    }

    [Test]
    public async Task Batches_go_round_the_whole_fleet()
    {
        var source = new SimulateSource(new SimulationOptions { Aircraft = 10, BatchRows = 7, Batches = 3, Paced = false, Start = _start }, _countries, _world, TimeProvider.System);
        var seen = new List<string>();
        await foreach (StatesBody body in source.ReadAsync(CancellationToken.None))
        {
            Assert.That(body.Rows, Has.Count.EqualTo(7));
            seen.AddRange(body.Rows.Select(r => r.Icao24));
        }
        Assert.That(seen.Take(10).Distinct().Count(), Is.EqualTo(10));
        Assert.That(seen.Skip(10).Take(10), Is.EqualTo(seen.Take(10)));
    }

    [Test]
    public async Task A_csv_file_has_a_row_for_every_state_vector()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("streamiz-csv-").FullName, "flights.csv");
        try
        {
            await using (RecordingWriter writer = RecordingWriter.Create(path))
            {
                var source = new SimulateSource(new SimulationOptions { Aircraft = 200, BatchRows = 200, Batches = 2, Paced = false, Start = _start }, _countries, _world, TimeProvider.System);
                await foreach (StatesBody body in source.ReadAsync(CancellationToken.None)) await writer.WriteAsync(body, CancellationToken.None);
            }
            string[] lines = await File.ReadAllLinesAsync(path);
            Assert.That(lines, Has.Length.EqualTo(401));
            Assert.That(lines[0].Split(','), Has.Length.EqualTo(17));
            Assert.That(lines.Skip(1).Select(l => l.Split(',').Length), Is.All.EqualTo(17));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, true);
        }
    }

    private static async Task<List<StateVectorRow>> Rows(SimulationOptions options)
    {
        var rows = new List<StateVectorRow>();
        await foreach (StatesBody body in new SimulateSource(options, _countries, _world, TimeProvider.System).ReadAsync(CancellationToken.None))
            rows.AddRange(body.Rows);
        return rows;
    }
}
