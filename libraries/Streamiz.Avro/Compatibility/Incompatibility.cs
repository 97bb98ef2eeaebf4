namespace Streamiz.Avro;

/// <summary>One thing that keeps a reader's schema from reading a writer's data.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Location">Where, as a JSON pointer into the reader's schema, <c>/fields/2/type</c>; at unions with the number of the writer's branch.</param>
/// <param name="Message">What was expected and found, in the words Avro Java has for it.</param>
/// <param name="Reader">The reader's schema there.</param>
/// <param name="Writer">The writer's schema there.</param>
public sealed record Incompatibility(IncompatibilityType Type, string Location, string Message, AvroSchema Reader, AvroSchema Writer)
{
    /// <summary>The type as registries write it, <c>READER_FIELD_MISSING_DEFAULT_VALUE</c>.</summary>
    public string TypeName => Type switch
    {
        IncompatibilityType.NameMismatch => "NAME_MISMATCH",
        IncompatibilityType.FixedSizeMismatch => "FIXED_SIZE_MISMATCH",
        IncompatibilityType.MissingEnumSymbols => "MISSING_ENUM_SYMBOLS",
        IncompatibilityType.ReaderFieldMissingDefaultValue => "READER_FIELD_MISSING_DEFAULT_VALUE",
        IncompatibilityType.TypeMismatch => "TYPE_MISMATCH",
        _ => "MISSING_UNION_BRANCH",
    };
}
