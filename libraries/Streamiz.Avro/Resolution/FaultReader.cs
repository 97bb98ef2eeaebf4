namespace Streamiz.Avro;

/// <summary>Stands where the schemas do not match; an error only when data come by.</summary>
internal sealed class FaultReader(string message, AvroSchema target) : ValueReader(target)
{
    public string Message => message;

    public override bool IsDirect => false;

    public override AvroValue Read(ref AvroReader reader) => throw new AvroResolutionException(message);

    public override void Skip(ref AvroReader reader) => throw new AvroResolutionException(message);
}
