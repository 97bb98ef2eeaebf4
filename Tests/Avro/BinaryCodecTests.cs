namespace Streamiz.Avro.Tests;

public sealed class BinaryCodecTests
{
    private static IEnumerable<long> Numbers()
    {
        for (int shift = 0; shift < 64; shift++)
        {
            yield return (1L << shift) - 1;
            yield return 1L << shift;
            yield return -(1L << shift);
            yield return -(1L << shift) - 1;
        }
    }

    [Test]
    public void Numbers_of_every_length_come_back_at_the_end_of_data_and_before_more()
    {
        foreach (long number in Numbers())
        {
            byte[] data = Write((ref AvroWriter writer) => writer.WriteLong(number));
            byte[] more = [.. data, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
            foreach (byte[] bytes in new[] { data, more })
            {
                var reader = new AvroReader(bytes);
                Assert.That(reader.ReadLong(), Is.EqualTo(number));
                Assert.That(reader.Position, Is.EqualTo(data.Length));
            }
            if (number is < int.MinValue or > int.MaxValue) continue;
            var ints = new AvroReader(Write((ref AvroWriter writer) => writer.WriteInt((int)number)));
            Assert.That(ints.ReadInt(), Is.EqualTo((int)number));
        }
    }

    [Test]
    public void Numbers_beyond_their_bits_are_refused()
    {
        Assert.That(() => new AvroReader([0xff, 0xff, 0xff, 0xff, 0x1f, 0, 0, 0, 0]).ReadInt(), Throws.InstanceOf<AvroDataException>());
        Assert.That(() => new AvroReader([0x80, 0x80, 0x80, 0x80, 0x80, 0]).ReadInt(), Throws.InstanceOf<AvroDataException>());
        Assert.That(() => new AvroReader([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2]).ReadLong(), Throws.InstanceOf<AvroDataException>());
        Assert.That(() => new AvroReader([2]).ReadBoolean(), Throws.InstanceOf<AvroDataException>());
        Assert.That(() => new AvroReader([4, 0xc3, 0x28]).ReadString(), Throws.InstanceOf<AvroDataException>());
    }

    [Test]
    public void Texts_of_every_length_fit_exactly_into_a_span_and_not_into_less()
    {
        for (int length = 0; length < 200; length++)
        {
            string text = string.Concat(Enumerable.Range(0, length).Select(i => i % 7 == 3 ? "é" : i % 11 == 5 ? "✈" : "a"));
            byte[] data = Write((ref AvroWriter writer) => writer.WriteString(text));
            byte[] exact = new byte[data.Length];
            var writer = new AvroWriter(exact);
            writer.WriteString(text);
            Assert.That(exact, Is.EqualTo(data));
            Assert.That(new AvroReader(exact).ReadString(), Is.EqualTo(text));
            Assert.That(() => new AvroWriter(new byte[data.Length - 1]).WriteString(text), Throws.InstanceOf<AvroDataException>());
        }
    }

    [Test]
    public void Numbers_fit_exactly_into_a_span()
    {
        foreach (long number in Numbers())
        {
            byte[] data = Write((ref AvroWriter writer) => writer.WriteLong(number));
            byte[] exact = new byte[data.Length];
            new AvroWriter(exact).WriteLong(number);
            Assert.That(exact, Is.EqualTo(data));
            Assert.That(() => new AvroWriter(new byte[data.Length - 1]).WriteLong(number), Throws.InstanceOf<AvroDataException>());
        }
    }

    [Test]
    public void A_buffer_grows_and_keeps_what_was_written()
    {
        var buffer = new AvroBuffer(16);
        var writer = new AvroWriter(buffer);
        for (int i = 0; i < 1000; i++) writer.WriteDouble(i);
        Assert.That(writer.Complete(), Is.EqualTo(8000));
        var reader = new AvroReader(buffer.Written);
        for (int i = 0; i < 1000; i++) Assert.That(reader.ReadDouble(), Is.EqualTo(i));
    }

    private delegate void Writing(ref AvroWriter writer);

    private static byte[] Write(Writing write)
    {
        var buffer = new AvroBuffer();
        var writer = new AvroWriter(buffer);
        write(ref writer);
        writer.Complete();
        return buffer.ToArray();
    }
}
