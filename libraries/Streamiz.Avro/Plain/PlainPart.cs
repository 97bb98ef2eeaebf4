namespace Streamiz.Avro;

/// <summary>Reads and writes values of one .NET type.</summary>
internal abstract class PlainPart
{
    /// <summary>The schema as JSON; of a record or enum that was met before only its name.</summary>
    public required string Schema { get; set; }

    /// <summary>Whether null is one of its values.</summary>
    public virtual bool TakesNull => false;

    /// <summary>What a claimed number of items is held against: 0 when values take no bytes, else 1 (they may take more).</summary>
    public virtual int SmallestSize => 1;
}
