using Flights;
using Streamiz.Avro;
using Test.Shapes;

namespace Streamiz.Tests.AvroGenerator;

public sealed class GeneratedRecordTests
{
    [Test]
    public void What_is_written_is_read_again()
    {
        var record = Samples.Everything();
        record.Next = Samples.Everything();
        var bytes = Samples.Write(record);

        var read = Samples.Read<Everything>(bytes);

        Assert.That(Samples.Write(read), Is.EqualTo(bytes));
        Assert.Multiple(() =>
        {
            Assert.That(read.MaybeText, Is.EqualTo("there"));
            Assert.That(read.MaybeNumber, Is.Null);
            Assert.That(read.Grid, Is.EqualTo(record.Grid));
            Assert.That(read.Names, Is.EqualTo(record.Names));
            Assert.That(((Everything.PayloadUnion.OfArray)read.Payload!).Value, Is.EqualTo(new[] { new Leg { From = "ZRH", To = "LAX" } }));
            Assert.That(read.Either, Is.EqualTo(new Everything.EitherUnion.OfDouble(2.5)));
            Assert.That(read.Day, Is.EqualTo(record.Day));
            Assert.That(read.At, Is.EqualTo(record.At));
            Assert.That(read.ExactlyAt, Is.EqualTo(record.ExactlyAt));
            Assert.That(read.Local, Is.EqualTo(record.Local));
            Assert.That(read.Clock, Is.EqualTo(record.Clock));
            Assert.That(read.FineClock, Is.EqualTo(record.FineClock));
            Assert.That(read.Uuid, Is.EqualTo(record.Uuid));
            Assert.That(read.FixedUuid, Is.EqualTo(record.FixedUuid));
            Assert.That(read.Price, Is.EqualTo(record.Price));
            Assert.That(read.FixedPrice, Is.EqualTo(record.FixedPrice));
            Assert.That(read.Length, Is.EqualTo(record.Length));
            Assert.That(read.MaybeDay, Is.EqualTo(record.MaybeDay));
            Assert.That(read.Next!.Next, Is.Null);
        });
    }

    [Test]
    public void Defaults_of_the_schema_are_the_initial_values()
    {
        var record = Samples.Everything();

        Assert.Multiple(() =>
        {
            Assert.That(record.Flag, Is.True);
            Assert.That(record.Small, Is.EqualTo(-7));
            Assert.That(record.Large, Is.EqualTo(5_000_000_000));
            Assert.That(record.Single, Is.EqualTo(1.5f));
            Assert.That(record.Real, Is.EqualTo(1e10));
            Assert.That(record.Text, Is.EqualTo("say \"hi\"\n"));
            Assert.That(record.Next, Is.Null);
        });
    }

    [Test]
    public void Schema_in_the_code_is_the_schema_of_the_file()
    {
        var file = Path.Combine(TestContext.CurrentContext.TestDirectory, "test.Everything.avsc");

        Assert.That(Everything.Schema.CanonicalForm, Is.EqualTo(AvroSchema.Parse(File.ReadAllText(file)).CanonicalForm));
        Assert.That(AvroSchema.Parse(Everything.SchemaText).ToString(), Is.EqualTo(Everything.SchemaText));
    }

    [Test]
    public void Every_cut_of_the_data_is_an_error_and_nothing_else()
    {
        var bytes = Samples.Write(Samples.Everything());

        for (var length = 0; length < bytes.Length; length++)
            Assert.That(() => Samples.Read<Everything>(bytes[..length]), Throws.TypeOf<AvroDataException>(), $"cut at {length}");
    }

    [Test]
    public void Data_nested_without_end_are_an_error_and_not_the_end_of_the_process()
    {
        var deep = Enumerable.Repeat(Prefix(), 200_000).SelectMany(b => b).ToArray();

        Exception? caught = null;
        var thread = new Thread(() =>
        {
            try
            {
                Samples.Read<Everything>(deep);
            }
            catch (AvroDataException e)
            {
                caught = e;
            }
        });
        thread.Start();
        thread.Join();

        Assert.That(caught, Is.Not.Null);
    }

    [Test]
    public void A_null_where_there_must_be_none_names_its_field()
    {
        var record = Samples.Everything();
        record.Text = null!;

        Assert.That(() => Samples.Write(record), Throws.TypeOf<AvroDataException>().With.Message.Contains("test.shapes.Everything.text"));
    }

    [Test]
    public void Reading_into_a_record_that_is_there_allocates_nothing_but_its_texts()
    {
        var bytes = Samples.Write(new StateVector { Icao24 = "4b1814", OriginCountry = "Switzerland", LastContact = 1_763_737_200, OnGround = false, Spi = false, PositionSource = 0, Callsign = "SWR8    " });
        var target = Samples.Read<StateVector>(bytes);
        Decode(bytes, target);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Decode(bytes, target);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        string[] texts = [target.Icao24, target.Callsign!, target.OriginCountry];
        before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in texts)
            _ = new string(text.AsSpan());
        var expected = 1000 * (GC.GetAllocatedBytesForCurrentThread() - before);

        Assert.That(allocated, Is.EqualTo(expected));
        Assert.That(target.OriginCountry, Is.EqualTo("Switzerland"));
    }

    private static void Decode(byte[] bytes, StateVector target)
    {
        var reader = new AvroReader(bytes);
        StateVector.ReadInto(ref reader, target);
    }

    private static Everything WithNext()
    {
        var record = Samples.Everything();
        record.Next = Samples.Everything();
        return record;
    }

    // The bytes of a record up to the point where the next one begins inside of it.
    private static byte[] Prefix()
    {
        var inner = Samples.Write(Samples.Everything());
        var outer = Samples.Write(WithNext());
        for (var at = 0; at < outer.Length - inner.Length; at++)
        {
            if (outer.AsSpan(at, inner.Length).SequenceEqual(inner))
                return outer[..at];
        }

        throw new InvalidOperationException("The inner record was not found.");
    }
}
