namespace Streamiz.Avro;

/// <summary>How a primitive value gets from the writer's type to the reader's.</summary>
public enum PrimitiveConversion : byte
{
    /// <summary>The type is the same, or string and bytes in whichever order: their encoding is the same.</summary>
    Same,

    /// <summary>The writer's int is the reader's long.</summary>
    IntToLong,

    /// <summary>The writer's int is the reader's float, rounded to the nearest.</summary>
    IntToFloat,

    /// <summary>The writer's int is the reader's double.</summary>
    IntToDouble,

    /// <summary>The writer's long is the reader's float, rounded to the nearest.</summary>
    LongToFloat,

    /// <summary>The writer's long is the reader's double, rounded to the nearest.</summary>
    LongToDouble,

    /// <summary>The writer's float is the reader's double.</summary>
    FloatToDouble,

    /// <summary>It takes more than a promotion.</summary>
    Other,
}
