namespace Streamiz.Avro.Tests;

public sealed class SchemaParserTests
{
    [TestCase("{\n  \"type\": \"record\",\n  \"name\": \"R\",\n  \"fields\": [\n    {\"name\": \"a\", \"type\": \"Missing\"}\n  ]\n}", 5, 27)]
    [TestCase("{\"type\":\"enum\",\"name\":\"E\",\n \"symbols\":[\"A\",\"B\",\"A\"]}", 2, 21)]
    [TestCase("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":\"int\",\n\"default\":\"x\"}]}", 2, 11)]
    [TestCase("[\"null\",\n\"int\",]", 2, 7)]
    [TestCase("[\"int\",\n  \"int\"]", 2, 3)]
    [TestCase("{\"type\":\"fixed\",\"name\":\"F\",\"size\":-1}", 1, 35)]
    public void An_error_says_where(string text, int line, int column)
    {
        var error = Assert.Throws<AvroSchemaException>(() => AvroSchema.Parse(text));
        Assert.Multiple(() =>
        {
            Assert.That((error!.Line, error.Column), Is.EqualTo((line, column)), error.Message);
            Assert.That(error.Message, Does.Contain($"line {line}"));
        });
    }

    [Test]
    public void A_schema_in_several_texts_is_parsed_by_one_parser()
    {
        var parser = new AvroSchemaParser();
        parser.Parse("""{"type":"enum","name":"a.Kind","symbols":["X"]}""");
        var schema = (RecordSchema)parser.Parse("""{"type":"record","name":"R","namespace":"a","fields":[{"name":"k","type":"Kind"}]}""");
        Assert.That(schema.Fields[0].Schema, Is.SameAs(parser.Names["a.Kind"]));
    }

    [Test]
    public void Schemas_of_flights_parse_and_the_newest_reads_every_older_one()
    {
        var versions = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "schemas"), "*.avsc")
            .Select(file => (Name: Path.GetFileName(file)!.Split(".v")[0], Version: int.Parse(Path.GetFileName(file)!.Split(".v")[1].Split('.')[0]), Schema: AvroSchema.Parse(File.ReadAllText(file))))
            .GroupBy(file => file.Name)
            .ToDictionary(group => group.Key, group => group.OrderBy(file => file.Version).Select(file => file.Schema).ToList());
        Assert.Multiple(() =>
        {
            Assert.That(versions.Keys, Is.EquivalentTo(new[] { "flights.StateVector", "flights.FlightPosition", "space.IssPosition" }));
            Assert.That(versions["flights.StateVector"], Has.Count.GreaterThanOrEqualTo(2));
        });
        foreach (var (name, history) in versions)
        {
            Assert.That(((RecordSchema)history[0]).FullName, Is.EqualTo(name));
            for (int i = 1; i < history.Count; i++)
                Assert.That(SchemaCompatibility.Check(CompatibilityLevel.BackwardTransitive, history[i], history[..i]), Is.Empty, $"{name} version {i + 1}");
        }
    }

    [Test]
    public void Incompatibilities_say_what_and_where()
    {
        var reader = AvroSchema.Parse("""{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"string"}]}""");
        var writer = AvroSchema.Parse("""{"type":"record","name":"R","fields":[{"name":"a","type":"long"}]}""");
        var found = SchemaCompatibility.Check(reader, writer).Select(trouble => (trouble.TypeName, trouble.Location));
        Assert.That(found, Is.EqualTo(new[] { ("TYPE_MISMATCH", "/fields/0/type"), ("READER_FIELD_MISSING_DEFAULT_VALUE", "/fields/1") }));
    }
}
