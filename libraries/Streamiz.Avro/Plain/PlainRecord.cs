using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Streamiz.Avro;

/// <summary>A class as a record: its readable and settable properties in the order of their declaration.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2087", Justification = "Only PlainCodec.Create makes one, and says that it needs all of the type.")]
[UnconditionalSuppressMessage("Trimming", "IL2090", Justification = "Only PlainCodec.Create makes one, and says that it needs all of the type.")]
[UnconditionalSuppressMessage("Trimming", "IL2091", Justification = "Only PlainCodec.Create makes one, and says that it needs all of the type.")]
internal sealed class PlainRecord<T> : PlainPart<T>
    where T : class
{
    private readonly bool _hasConstructor = typeof(T).GetConstructor(Type.EmptyTypes) != null;

    // A class can stand in its own properties, so they come after it.
    public PlainField<T>[] Fields { get; set; } = [];

    public override int SmallestSize => Fields.Length == 0 ? 0 : 1;

    public override T Read(ref AvroReader reader)
    {
        reader.CheckDepth();
        if (Fields.Length == 0) reader.CountEmpty();
        var value = Make();
        foreach (var field in Fields) field.Read(ref reader, value);
        return value;
    }

    public override void Write(ref AvroWriter writer, T value)
    {
        if (value is null) throw new AvroDataException($"a null where the type says that there is a {typeof(T).Name}");
        writer.CheckDepth();
        foreach (var field in Fields) field.Write(ref writer, value);
    }

    /// <summary>Reads data of another schema by its plan.</summary>
    public T Read(ref AvroReader reader, ResolutionPlan plan, AvroBuffer scratch)
    {
        if (plan.IsDirect) return Read(ref reader);
        var value = Make();
        foreach (var step in plan.Steps)
        {
            switch (step.Action)
            {
                case ResolutionAction.Read:
                    for (int i = step.First; i <= step.Last; i++) Fields[i].Read(ref reader, value);
                    break;
                case ResolutionAction.Skip:
                    step.Skip(ref reader);
                    break;
                case ResolutionAction.Convert:
                    var converted = step.Convert(ref reader, scratch);
                    Fields[step.First].Read(ref converted, value);
                    break;
                default:
                    var given = step.OpenDefault();
                    Fields[step.First].Read(ref given, value);
                    break;
            }
        }
        return value;
    }

    // Records with positional properties have no other constructor; all their properties are set here.
    private T Make() => _hasConstructor ? Activator.CreateInstance<T>() : (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
}
