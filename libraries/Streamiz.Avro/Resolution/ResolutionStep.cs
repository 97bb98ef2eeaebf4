namespace Streamiz.Avro;

/// <summary>A step of a <see cref="ResolutionPlan"/>.</summary>
public sealed class ResolutionStep
{
    private readonly ValueReader _value;
    private readonly byte[] _default;

    // Made when asked for: a record that holds itself would have a plan without end.
    private ResolutionPlan? _record;

    internal ResolutionStep(ResolutionAction action, int first, int last, ValueReader value, byte[] encodedDefault)
    {
        Action = action;
        First = first;
        Last = last;
        _value = value;
        _default = encodedDefault;
        Conversion = value is PrimitiveReader primitive ? primitive.Conversion : PrimitiveConversion.Other;
    }

    /// <summary>What to do.</summary>
    public ResolutionAction Action { get; }

    /// <summary>The position of the reader's field, the first of several; -1 when the data's field is passed over.</summary>
    public int First { get; }

    /// <summary>The position of the last of the reader's fields; but for <see cref="ResolutionAction.Read"/> the same as <see cref="First"/>.</summary>
    public int Last { get; }

    /// <summary>Of <see cref="ResolutionAction.Convert"/>: the promotion, where it is no more than that; a short cut that need not be taken.</summary>
    public PrimitiveConversion Conversion { get; }

    /// <summary>Of <see cref="ResolutionAction.Convert"/>: the plan of the record in the field, where both sides have a plain record there; a short cut that need not be taken.</summary>
    public ResolutionPlan? Record => Action == ResolutionAction.Convert && _value is RecordReader record ? _record ??= new ResolutionPlan(record) : null;

    /// <summary>Passes over the field in the data.</summary>
    public void Skip(ref AvroReader reader) => _value.Skip(ref reader);

    /// <summary>Reads the field from the data, whatever its encoding, and gives it in the reader's encoding.</summary>
    /// <param name="reader">The data.</param>
    /// <param name="scratch">Where the encoding is put; what it held is gone. It must not change while the result is read.</param>
    /// <exception cref="AvroResolutionException">The data hold what the reader has no place for.</exception>
    public AvroReader Convert(ref AvroReader reader, AvroBuffer scratch)
    {
        scratch.Clear();
        var writer = new AvroWriter(scratch);
        _value.Copy(ref reader, ref writer);
        writer.Complete();
        return new AvroReader(scratch.Written);
    }

    /// <summary>Gives the default of the field in the reader's encoding.</summary>
    public AvroReader OpenDefault() => new(_default);
}
