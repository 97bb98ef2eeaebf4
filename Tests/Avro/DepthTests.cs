namespace Streamiz.Avro.Tests;

public sealed class DepthTests
{
    private static readonly AvroSchema Chain = AvroSchema.Parse("""{"type":"record","name":"Node","fields":[{"name":"v","type":"int"},{"name":"next","type":["null","Node"]}]}""");

    [Test]
    public void Some_hundred_levels_are_read_and_written_on_a_small_stack() => OnSmallStack(() =>
    {
        AvroValue value = AvroValue.Null;
        for (int i = 0; i < 500; i++)
        {
            var node = new GenericRecord((RecordSchema)Chain);
            node["v"] = i;
            node["next"] = value;
            value = node;
        }
        byte[] data = new GenericWriter(Chain).Write(value);
        var read = new GenericReader(Chain).Read(data);
        Assert.That(AvroJsonEncoding.Read(Chain, AvroJsonEncoding.Write(Chain, read)).Equals(value), Is.True);
        Assert.That(AvroOrder.Compare(Chain, read, value), Is.Zero);
    });

    [Test]
    public void A_million_levels_of_data_are_refused_when_read_and_when_skipped() => OnSmallStack(() =>
    {
        byte[] data = new byte[2_000_000];
        for (int i = 1; i < data.Length; i += 2) data[i] = 2;
        var reader = new GenericReader(Chain);
        Assert.That(() => reader.Read(data), Throws.InstanceOf<AvroDataException>());
        Assert.That(() =>
        {
            var skipping = new AvroReader(data);
            reader.Skip(ref skipping);
        }, Throws.InstanceOf<AvroDataException>());
    });

    [Test]
    public void Schemas_of_a_few_hundred_levels_are_taken_and_of_thousands_refused() => OnSmallStack(() =>
    {
        var deep = AvroSchema.Parse(Arrays(400));
        Assert.That(AvroSchema.Parse(deep.ToString()).CanonicalForm, Is.EqualTo(deep.CanonicalForm));
        Assert.That(SchemaCompatibility.CanRead(deep, AvroSchema.Parse(Arrays(400))), Is.True);
        Assert.That(() => AvroSchema.Parse(Arrays(5000)), Throws.InstanceOf<AvroSchemaException>());
        Assert.That(() => AvroSchema.Parse(new string('[', 100_000)), Throws.InstanceOf<AvroSchemaException>());
    });

    [Test]
    public void A_default_without_end_is_refused()
    {
        Assert.That(() => AvroSchema.Parse("""{"type":"record","name":"R","fields":[{"name":"r","type":"R","default":{}}]}"""), Throws.InstanceOf<AvroSchemaException>());
        Assert.That(
            () => AvroSchema.Parse("""{"type":"record","name":"R","fields":[{"name":"a","type":["R","null"],"default":{}},{"name":"b","type":["R","null"],"default":{}}]}"""),
            Throws.InstanceOf<AvroSchemaException>());
    }

    private static string Arrays(int levels) =>
        string.Concat(Enumerable.Repeat("""{"type":"array","items":""", levels)) + "\"int\"" + new string('}', levels);

    private static void OnSmallStack(Action run)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    run();
                }
                catch (Exception caught)
                {
                    failure = caught;
                }
            },
            1 << 20);
        thread.Start();
        thread.Join();
        Assert.That(failure, Is.Null);
    }
}
