namespace Streamiz.Avro;

/// <summary>Reads a record: the writer's fields in the writer's order, each into its place or past it, then the defaults of those that the writer has not.</summary>
internal sealed class RecordReader(RecordSchema writer, RecordSchema reader, bool takesNoBytes) : ValueReader(reader)
{
    private (int Target, ValueReader Reader)[] _steps = [];
    private FieldDefault[] _defaults = [];
    private bool _isDirect = true;

    public RecordSchema Writer => writer;

    public RecordSchema Reader => reader;

    /// <summary>What becomes of the writer's fields, in their order; a target of -1 is passed over.</summary>
    public (int Target, ValueReader Reader)[] Steps => _steps;

    public FieldDefault[] Defaults => _defaults;

    public override bool IsDirect => _isDirect;

    // A record can stand in its own fields, so they come after it.
    public void Complete((int Target, ValueReader Reader)[] steps, FieldDefault[] defaults) => (_steps, _defaults) = (steps, defaults);

    public override AvroValue Read(ref AvroReader data)
    {
        Enter(ref data);
        var record = new GenericRecord(reader);
        foreach (var (target, field) in _steps)
        {
            if (target >= 0) record[target] = field.Read(ref data);
            else field.Skip(ref data);
        }
        foreach (var missing in _defaults) record[missing.Target] = missing.Read();
        return record;
    }

    public override void Skip(ref AvroReader data)
    {
        Enter(ref data);
        foreach (var (_, field) in _steps) field.Skip(ref data);
    }

    private void Enter(ref AvroReader data)
    {
        data.CheckDepth();
        if (takesNoBytes) data.CountEmpty();
    }

    // Records can hold each other, so all begin as direct, and this is called again until it changes nothing more. True when it did.
    public bool Lower()
    {
        if (!_isDirect) return false;
        _isDirect = _defaults.Length == 0 && _steps.Length == reader.Fields.Count;
        for (int i = 0; _isDirect && i < _steps.Length; i++) _isDirect = _steps[i].Target == i && _steps[i].Reader.IsDirect;
        return !_isDirect;
    }
}
