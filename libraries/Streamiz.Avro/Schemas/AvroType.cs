namespace Streamiz.Avro;

/// <summary>The types of Avro.</summary>
public enum AvroType
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>A truth value, one byte.</summary>
    Boolean,

    /// <summary>A 32-bit integer, zig-zag encoded.</summary>
    Int,

    /// <summary>A 64-bit integer, zig-zag encoded.</summary>
    Long,

    /// <summary>A 32-bit floating-point number.</summary>
    Float,

    /// <summary>A 64-bit floating-point number.</summary>
    Double,

    /// <summary>Bytes with their length.</summary>
    Bytes,

    /// <summary>Text in UTF-8 with its length.</summary>
    String,

    /// <summary>Named fields in order; a protocol's error counts as one.</summary>
    Record,

    /// <summary>One of several symbols.</summary>
    Enum,

    /// <summary>Items of one type.</summary>
    Array,

    /// <summary>Values of one type by text keys.</summary>
    Map,

    /// <summary>One of several types.</summary>
    Union,

    /// <summary>A fixed number of bytes.</summary>
    Fixed,
}
