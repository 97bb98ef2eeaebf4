using Flights;
using Streamiz.Avro;

namespace Streamiz.Benchmarks.Avro;

/// <summary>What the measurements work on: rows, their encodings in two versions of the schema, and the readers for them, made once.</summary>
public sealed class FlightData
{
    public FlightData(int count)
    {
        Older = Schema(1);
        Newer = Schema(2);
        Plan = ResolutionPlan.Compile(Older, Newer);
        Generic = new GenericReader(Newer);
        Resolving = new GenericReader(Older, Newer);
        GenericWriter = new GenericWriter(Newer);
        Rows = FlightRows.Make(count);
        var older = new GenericWriter(Older);
        var buffer = new AvroBuffer();
        Encoded = new byte[count][];
        EncodedOlder = new byte[count][];
        Values = new AvroValue[count];
        for (int i = 0; i < count; i++)
        {
            buffer.Clear();
            var writer = new AvroWriter(buffer);
            Rows[i].Write(ref writer);
            writer.Complete();
            Encoded[i] = buffer.ToArray();
            Values[i] = Generic.Read(Encoded[i]);
            EncodedOlder[i] = older.Write(new GenericReader(Newer, Older).Read(Encoded[i]));
            if (!GenericWriter.Write(Values[i]).AsSpan().SequenceEqual(Encoded[i])) throw new InvalidOperationException("the generic writer disagrees with the row's");
        }
    }

    public RecordSchema Older { get; }

    public RecordSchema Newer { get; }

    public ResolutionPlan Plan { get; }

    public GenericReader Generic { get; }

    public GenericReader Resolving { get; }

    public GenericWriter GenericWriter { get; }

    public StateVector[] Rows { get; }

    public AvroValue[] Values { get; }

    public byte[][] Encoded { get; }

    public byte[][] EncodedOlder { get; }

    public AvroBuffer Buffer { get; } = new(1024);

    private static RecordSchema Schema(int version)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "schemas", $"flights.StateVector.v{version}.avsc");
        return (RecordSchema)AvroSchema.Parse(File.ReadAllText(file));
    }
}
