namespace Streamiz.Avro.Tests;

/// <summary>A schema that has everything, and random values of it from a seed.</summary>
internal static class Samples
{
    public const string Everything = """
        {"type":"record","name":"All","namespace":"t","fields":[
          {"name":"b","type":"boolean"},{"name":"i","type":"int"},{"name":"l","type":"long"},{"name":"f","type":"float"},{"name":"d","type":"double"},
          {"name":"y","type":"bytes"},{"name":"s","type":"string"},
          {"name":"x","type":{"type":"fixed","name":"F","size":5}},{"name":"e","type":{"type":"enum","name":"E","symbols":["A","B","C"]}},
          {"name":"a","type":{"type":"array","items":["null","long","string"]}},{"name":"m","type":{"type":"map","values":{"type":"array","items":"int"}}},
          {"name":"n","type":["null","All"]},{"name":"z","type":{"type":"array","items":{"type":"record","name":"Z","fields":[]}}}]}
        """;

    public static readonly RecordSchema Schema = (RecordSchema)AvroSchema.Parse(Everything);

    public static GenericRecord Make(Random random, int depth = 0)
    {
        var record = new GenericRecord(Schema);
        var empty = (RecordSchema)((ArraySchema)Schema.FindField("z")!.Schema).Items;
        byte[] bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        record["b"] = random.Next(2) == 0;
        record["i"] = random.Next(int.MinValue, int.MaxValue) >> random.Next(32);
        record["l"] = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
        record["f"] = (float)random.NextDouble();
        record["d"] = random.NextDouble();
        record["y"] = bytes;
        record["s"] = Text(random);
        record["x"] = new AvroFixed((FixedSchema)Schema.FindField("x")!.Schema, [1, 2, 3, 4, 5]);
        record["e"] = AvroValue.Symbol((EnumSchema)Schema.FindField("e")!.Schema, "ABC".Substring(random.Next(3), 1));
        record["a"] = new List<AvroValue> { default, random.NextInt64(), Text(random) };
        record["m"] = new OrderedDictionary<string, AvroValue> { [Text(random)] = new List<AvroValue> { 1, 2 }, ["k"] = new List<AvroValue>() };
        record["n"] = depth < 2 && random.Next(2) == 0 ? Make(random, depth + 1) : AvroValue.Null;
        record["z"] = new List<AvroValue> { new GenericRecord(empty) };
        return record;
    }

    public static string Text(Random random)
    {
        string[] pieces = ["", "a", "DLH9LF  ", "Côte d'Ivoire", "✈", "🚀", "a much longer text that no short path takes any more, é"];
        return pieces[random.Next(pieces.Length)] + pieces[random.Next(pieces.Length)];
    }
}
