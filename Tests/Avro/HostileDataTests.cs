namespace Streamiz.Avro.Tests;

public sealed class HostileDataTests
{
    // Older data of the same record: its fields are skipped, promoted and filled in.
    private static readonly AvroSchema Older = AvroSchema.Parse("""
        {"type":"record","name":"All","namespace":"t","fields":[
          {"name":"gone","type":{"type":"map","values":["null","double",{"type":"fixed","name":"G","size":3}]}},
          {"name":"i","type":"int"},{"name":"l","type":"int"},{"name":"d","type":["float","int"]},{"name":"s","type":"bytes"},
          {"name":"e","type":{"type":"enum","name":"E","symbols":["C","D"]}},{"name":"a","type":{"type":"array","items":"int"}},{"name":"n","type":["null","All"]}]}
        """);

    private static readonly AvroSchema Newer = AvroSchema.Parse("""
        {"type":"record","name":"All","namespace":"t","fields":[
          {"name":"l","type":"double"},{"name":"i","type":"long"},{"name":"d","type":["null","double"]},{"name":"s","type":"string"},
          {"name":"e","type":{"type":"enum","name":"E","symbols":["A","C"],"default":"A"}},{"name":"a","type":{"type":"array","items":["null","long"]}},
          {"name":"n","type":["null","All"]},{"name":"added","type":{"type":"map","values":"int"},"default":{"k":1}}]}
        """);

    [Test]
    public void Every_truncation_is_refused_and_no_prefix_is_taken_for_the_whole()
    {
        var random = new Random(7);
        var reader = new GenericReader(Samples.Schema);
        for (int round = 0; round < 20; round++)
        {
            byte[] data = new GenericWriter(Samples.Schema).Write(Samples.Make(random));
            Assert.That(reader.Read(data).IsNull, Is.False);
            for (int length = 0; length < data.Length; length++)
            {
                byte[] cut = data[..length];
                Assert.That(() => reader.Read(cut), Throws.InstanceOf<AvroDataException>(), $"round {round}, {length} of {data.Length} bytes");
            }
        }
    }

    [Test]
    public void Random_and_damaged_bytes_give_a_value_or_a_documented_exception()
    {
        Exception? crash = null;
        var thread = new Thread(() => crash = Storm(), 1 << 20);
        thread.Start();
        Assert.That(thread.Join(TimeSpan.FromMinutes(2)), Is.True, "it has no end");
        Assert.That(crash, Is.Null);
    }

    [Test]
    public void A_claimed_size_costs_nothing_before_the_bytes_are_there()
    {
        var schema = AvroSchema.Parse("""{"type":"array","items":{"type":"map","values":"string"}}""");
        byte[] claim = [0xfe, 0xff, 0xff, 0xff, 0x0f, 0xfe, 0xff, 0xff, 0xff, 0x0f, 2];
        var reader = new GenericReader(schema);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => reader.Read(claim), Throws.InstanceOf<AvroDataException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void Records_that_take_no_bytes_do_not_multiply_without_end()
    {
        // Forty levels, each holding the next twice: 2^40 records in no bytes at all.
        string schema = """{"type":"record","name":"R0","fields":[]}""";
        for (int i = 1; i <= 40; i++)
            schema = $$"""{"type":"record","name":"R{{i}}","fields":[{"name":"a","type":{{schema}}},{"name":"b","type":"R{{i - 1}}"}]}""";
        var reader = new GenericReader(AvroSchema.Parse(schema));
        Assert.That(() => reader.Read([]), Throws.InstanceOf<AvroDataException>());
    }

    [Test]
    public void Damaged_container_files_give_records_or_a_documented_exception([Values("null", "deflate", "snappy", "zstandard", "bzip2", "xz")] string codec)
    {
        byte[] file = ContainerFileTests.Write(codec, 30);
        var random = new Random(11);
        for (int round = 0; round < 150; round++)
        {
            byte[] damaged = Damage(file, random);
            Assert.That(Crash(() => ReadAll(damaged)), Is.Null);
        }
    }

    [Test]
    public void Damaged_schemas_and_JSON_give_a_value_or_a_documented_exception()
    {
        var random = new Random(13);
        byte[] schema = System.Text.Encoding.UTF8.GetBytes(Samples.Everything);
        byte[] json = System.Text.Encoding.UTF8.GetBytes(AvroJsonEncoding.Write(Samples.Schema, Samples.Make(random)));
        for (int round = 0; round < 2000; round++)
        {
            string damagedSchema = System.Text.Encoding.UTF8.GetString(Damage(schema, random));
            string damagedJson = System.Text.Encoding.UTF8.GetString(Damage(json, random));
            Assert.That(Crash(() => _ = AvroSchema.Parse(damagedSchema).CanonicalForm), Is.Null);
            Assert.That(Crash(() => AvroJsonEncoding.Read(Samples.Schema, damagedJson)), Is.Null);
        }
    }

    private static Exception? Storm()
    {
        var random = new Random(5);
        (AvroSchema Writer, GenericReader Reader)[] readers =
        [
            (Samples.Schema, new GenericReader(Samples.Schema)),
            (Older, new GenericReader(Older)),
            (Older, new GenericReader(Older, Newer)),
            (Samples.Schema, new GenericReader(Samples.Schema, Newer)),
        ];
        byte[] valid = new GenericWriter(Samples.Schema).Write(Samples.Make(random));
        for (int round = 0; round < 40_000; round++)
        {
            byte[] data = round % 2 == 0 ? new byte[random.Next(200)] : Damage(valid, random);
            if (round % 2 == 0) random.NextBytes(data);
            // Small bytes are what lengths and numbers of branches are made of.
            if (round % 4 == 0) for (int i = 0; i < data.Length; i++) data[i] &= 0x0f;
            var (_, reader) = readers[random.Next(readers.Length)];
            if (Crash(() => reader.Read(data)) is { } crash) return crash;
        }
        return null;
    }

    // What came but for the library's own exceptions.
    private static Exception? Crash(Action run)
    {
        try
        {
            run();
        }
        catch (AvroException)
        {
        }
        catch (Exception crash)
        {
            return crash;
        }
        return null;
    }

    private static void ReadAll(byte[] file)
    {
        using var reader = new AvroFileReader(new MemoryStream(file));
        for (int i = 0; i < 100_000 && reader.TryRead(out _); i++)
        {
        }
    }

    private static byte[] Damage(byte[] data, Random random)
    {
        byte[] damaged = [.. data];
        for (int i = random.Next(1, 4); i > 0; i--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return random.Next(3) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }
}
