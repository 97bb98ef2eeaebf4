namespace Streamiz.Avro;

/// <summary>How a field takes part in the order of its record.</summary>
public enum FieldOrder
{
    /// <summary>The smaller value first.</summary>
    Ascending,

    /// <summary>The greater value first.</summary>
    Descending,

    /// <summary>The field is left out.</summary>
    Ignore,
}
