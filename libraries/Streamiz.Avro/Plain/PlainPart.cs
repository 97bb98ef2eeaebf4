namespace Streamiz.Avro;

/// <summary>Reads and writes values of one .NET type.</summary>
internal abstract class PlainPart
{
    /// <summary>The schema as JSON; of a record or enum that was met before only its name.</summary>
    public required string Schema { get; set; }
}
