namespace Streamiz.Avro;

/// <summary>Reads values of one writer's schema as one reader's schema: a node of what <see cref="Resolver"/> makes.</summary>
internal abstract class ValueReader(AvroSchema target)
{
    /// <summary>The reader's schema.</summary>
    protected AvroSchema Target { get; } = target;

    /// <summary>Whether the writer's bytes are, for this reader, the bytes it would have written itself.</summary>
    public abstract bool IsDirect { get; }

    public abstract AvroValue Read(ref AvroReader reader);

    public abstract void Skip(ref AvroReader reader);

    /// <summary>Reads what the writer wrote and writes what the reader would have written.</summary>
    public virtual void Copy(ref AvroReader reader, ref AvroWriter writer) => GenericWriter.Write(Target, Read(ref reader), ref writer);
}
