using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>Reads a record by its plan as generated code would, with a generic record in place of a generated one.</summary>
internal static class PlanFollower
{
    public static AvroValue Read(ResolutionPlan plan, byte[] data)
    {
        var record = new GenericRecord(plan.Reader);
        var reader = new AvroReader(data);
        var scratch = new AvroBuffer();
        if (plan.IsDirect)
        {
            ReadFields(record, 0, plan.Reader.Fields.Count - 1, ref reader);
        }
        else
        {
            foreach (var step in plan.Steps) Follow(step, record, ref reader, scratch);
        }
        Mismatch.Check("bytes left after the plan", 0, reader.Remaining);
        return record;
    }

    private static void Follow(ResolutionStep step, GenericRecord record, ref AvroReader reader, AvroBuffer scratch)
    {
        switch (step.Action)
        {
            case ResolutionAction.Read:
                ReadFields(record, step.First, step.Last, ref reader);
                break;
            case ResolutionAction.Skip:
                step.Skip(ref reader);
                break;
            case ResolutionAction.Convert:
                var converted = step.Convert(ref reader, scratch);
                ReadFields(record, step.First, step.Last, ref converted);
                break;
            default:
                var given = step.OpenDefault();
                ReadFields(record, step.First, step.Last, ref given);
                break;
        }
    }

    private static void ReadFields(GenericRecord record, int first, int last, ref AvroReader reader)
    {
        for (int i = first; i <= last; i++) record[i] = new GenericReader(record.Schema.Fields[i].Schema).Read(ref reader);
    }
}
