namespace Streamiz.Avro.Tests;

public sealed class ContainerFileTests
{
    [Test]
    public void Records_come_back_with_every_codec([Values("null", "deflate", "snappy", "zstandard", "bzip2", "xz")] string codec)
    {
        using var reader = new AvroFileReader(new MemoryStream(Write(codec, 200)));
        var random = new Random(1);
        var expected = Enumerable.Range(0, 200).Select(_ => (AvroValue)Samples.Make(random));
        Assert.Multiple(() =>
        {
            Assert.That(reader.Codec, Is.EqualTo(codec));
            Assert.That(reader.Metadata["origin"], Is.EqualTo("opensky"u8.ToArray()));
            Assert.That(reader.ReadAll().SequenceEqual(expected), Is.True);
        });
    }

    [Test]
    public void Every_truncation_but_at_the_end_of_a_block_is_reported()
    {
        byte[] file = Write("null", 20);
        using var whole = new AvroFileReader(new MemoryStream(file));
        var ends = new HashSet<int>();
        byte[] sync = file[^16..];
        for (int i = 0; i + 16 <= file.Length; i++)
        {
            if (file.AsSpan(i, 16).SequenceEqual(sync)) ends.Add(i + 16);
        }
        for (int length = 0; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            if (ends.Contains(length)) Assert.That(() => Count(cut), Throws.Nothing);
            else Assert.That(() => Count(cut), Throws.InstanceOf<AvroDataException>(), $"{length} of {file.Length} bytes");
        }
    }

    [Test]
    public void An_unknown_codec_is_named()
    {
        var refusal = Assert.Throws<AvroCodecException>(() => new AvroFileWriter(new MemoryStream(), Samples.Schema, new AvroFileOptions { Codec = "lzo" }));
        Assert.That(refusal!.Codec, Is.EqualTo("lzo"));
        Assert.That(refusal.Message, Does.Contain("lzo"));
    }

    [Test]
    public void A_missing_library_is_named_with_the_package_that_brings_it()
    {
        var refusal = Assert.Throws<AvroCodecException>(() => NativeCodecLibrary.Load("snappy", "libsnappy1v5", "libno-such-library.so.9"));
        Assert.That(refusal!.Message, Does.Contain("snappy").And.Contain("libno-such-library.so.9").And.Contain("libsnappy1v5"));
    }

    internal static byte[] Write(string codec, int records)
    {
        var file = new MemoryStream();
        var options = new AvroFileOptions { Codec = codec, BlockBytes = 1000, Metadata = new Dictionary<string, byte[]> { ["origin"] = "opensky"u8.ToArray() }, SyncMarker = "0123456789abcdef"u8.ToArray() };
        using (var writer = new AvroFileWriter(file, Samples.Schema, options))
        {
            var random = new Random(1);
            for (int i = 0; i < records; i++) writer.Append(Samples.Make(random));
        }
        return file.ToArray();
    }

    private static int Count(byte[] file)
    {
        using var reader = new AvroFileReader(new MemoryStream(file));
        return reader.ReadAll().Count();
    }
}
