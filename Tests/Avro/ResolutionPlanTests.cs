namespace Streamiz.Avro.Tests;

public sealed class ResolutionPlanTests
{
    [Test]
    public void The_older_state_vector_is_one_run_of_fields_and_a_default()
    {
        var plan = ResolutionPlan.Compile(Flight(1), (RecordSchema)Flight(2));
        Assert.Multiple(() =>
        {
            Assert.That(plan.IsDirect, Is.False);
            Assert.That(Describe(plan), Is.EqualTo("Read 0-15, Default 16-16"));
            Assert.That(ResolutionPlan.Compile(Flight(2), (RecordSchema)Flight(2)).IsDirect, Is.True);
            Assert.That(Describe(ResolutionPlan.Compile(Flight(2), (RecordSchema)Flight(1))), Is.EqualTo("Read 0-15, Skip -1--1"));
        });
    }

    [Test]
    public void Promotions_nested_records_and_reordered_fields_are_told_apart()
    {
        var plan = Plan(
            """[{"name":"b","type":"int"},{"name":"a","type":"int"},{"name":"n","type":{"type":"record","name":"N","fields":[{"name":"x","type":"float"}]}},{"name":"u","type":["null","string"]}]""",
            """[{"name":"a","type":"long"},{"name":"b","type":"int"},{"name":"n","type":{"type":"record","name":"N","fields":[{"name":"x","type":"double"}]}},{"name":"u","type":["null","string","int"]}]""");
        Assert.Multiple(() =>
        {
            Assert.That(Describe(plan), Is.EqualTo("Read 1-1, Convert 0-0, Convert 2-2, Read 3-3"));
            Assert.That(plan.Steps[1].Conversion, Is.EqualTo(PrimitiveConversion.IntToLong));
            Assert.That(plan.Steps[2].Record!.Steps[0].Conversion, Is.EqualTo(PrimitiveConversion.FloatToDouble));
        });
    }

    [Test]
    public void Records_that_hold_each_other_are_direct_only_when_all_of_them_are()
    {
        const string Same = """[{"name":"next","type":["null",{"type":"record","name":"B","fields":[{"name":"back","type":["null","R"]}]}]},{"name":"v","type":"int"}]""";
        const string Other = """[{"name":"next","type":["null",{"type":"record","name":"B","fields":[{"name":"back","type":["null","R"]}]}]},{"name":"v","type":"long"}]""";
        Assert.Multiple(() =>
        {
            Assert.That(Plan(Same, Same).IsDirect, Is.True);
            // The inner record holds the outer one, whose number is promoted.
            Assert.That(Describe(Plan(Same, Other)), Is.EqualTo("Convert 0-0, Convert 1-1"));
        });
    }

    [Test]
    public void A_record_in_itself_has_a_plan_with_an_end()
    {
        var plan = Plan("""[{"name":"r","type":"R"},{"name":"v","type":"int"}]""", """[{"name":"r","type":"R"},{"name":"v","type":"long"}]""");
        Assert.That(Describe(plan), Is.EqualTo("Convert 0-0, Convert 1-1"));
    }

    [Test]
    public void A_missing_field_without_default_is_no_plan() =>
        Assert.That(() => Plan("[]", """[{"name":"a","type":"int"}]"""), Throws.InstanceOf<AvroResolutionException>());

    private static AvroSchema Flight(int version) =>
        AvroSchema.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", $"flights.StateVector.v{version}.avsc")));

    private static ResolutionPlan Plan(string writerFields, string readerFields) =>
        ResolutionPlan.Compile(Record(writerFields), (RecordSchema)Record(readerFields));

    private static AvroSchema Record(string fields) => AvroSchema.Parse($$"""{"type":"record","name":"R","fields":{{fields}}}""");

    private static string Describe(ResolutionPlan plan)
    {
        var steps = new List<string>();
        foreach (var step in plan.Steps) steps.Add($"{step.Action} {step.First}-{step.Last}");
        return string.Join(", ", steps);
    }
}
