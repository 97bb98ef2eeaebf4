namespace Streamiz.Avro;

/// <summary>
/// How records of a writer's schema are read straight into the fields of a record type made for a reader's schema. Worked out once for each pair, and
/// then shared between threads. The steps come in the order of the data; those that take defaults come last. Code made for a record reads, when
/// <see cref="IsDirect"/>, all fields in order; else it goes through the steps:
/// <code>
/// foreach (var step in plan.Steps)
/// {
///     switch (step.Action)
///     {
///         case ResolutionAction.Read: ReadFields(ref reader, step.First, step.Last); break;   // a switch over field positions that falls through
///         case ResolutionAction.Skip: step.Skip(ref reader); break;
///         case ResolutionAction.Convert: { var field = step.Convert(ref reader, scratch); ReadFields(ref field, step.First, step.Last); break; }
///         default: { var field = step.OpenDefault(); ReadFields(ref field, step.First, step.Last); break; }
///     }
/// }
/// </code>
/// </summary>
public sealed class ResolutionPlan
{
    private readonly ResolutionStep[] _steps;

    internal ResolutionPlan(RecordReader record)
    {
        Writer = record.Writer;
        Reader = record.Reader;
        IsDirect = record.IsDirect;
        _steps = StepsOf(record);
    }

    /// <summary>The schema of the data.</summary>
    public RecordSchema Writer { get; }

    /// <summary>The schema of the fields.</summary>
    public RecordSchema Reader { get; }

    /// <summary>Whether the data are encoded as the reader itself would have encoded them, so that the steps are not needed.</summary>
    public bool IsDirect { get; }

    /// <summary>What to do, in order.</summary>
    public ReadOnlySpan<ResolutionStep> Steps => _steps;

    /// <summary>Works out the plan for a pair of schemas.</summary>
    /// <exception cref="AvroResolutionException">The writer's schema is no record that the reader's can be read from.</exception>
    public static ResolutionPlan Compile(AvroSchema writer, RecordSchema reader)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(reader);
        return new Resolver().Resolve(writer, reader) switch
        {
            RecordReader record => new ResolutionPlan(record),
            FaultReader fault => throw new AvroResolutionException(fault.Message),
            _ => throw new AvroResolutionException($"the data hold {writer.TypeName} where the reader wants {reader.TypeName}"),
        };
    }

    private static ResolutionStep[] StepsOf(RecordReader record)
    {
        var steps = new List<ResolutionStep>();
        for (int i = 0; i < record.Steps.Length; i++)
        {
            var (target, value) = record.Steps[i];
            if (target < 0)
            {
                steps.Add(new ResolutionStep(ResolutionAction.Skip, -1, -1, value, []));
            }
            else if (!value.IsDirect)
            {
                steps.Add(new ResolutionStep(ResolutionAction.Convert, target, target, value, []));
            }
            else
            {
                int last = target;
                while (i + 1 < record.Steps.Length && record.Steps[i + 1].Target == last + 1 && record.Steps[i + 1].Reader.IsDirect) (i, last) = (i + 1, last + 1);
                steps.Add(new ResolutionStep(ResolutionAction.Read, target, last, value, []));
            }
        }
        foreach (var missing in record.Defaults) steps.Add(new ResolutionStep(ResolutionAction.Default, missing.Target, missing.Target, missing.Reader, missing.Encoded));
        return [.. steps];
    }
}
