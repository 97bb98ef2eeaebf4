namespace Streamiz.Avro;

/// <summary>What keeps a reader's schema from reading a writer's data.</summary>
public enum IncompatibilityType
{
    /// <summary>Named types of other names, and no alias says that they are the same.</summary>
    NameMismatch,

    /// <summary>Fixed types of other sizes.</summary>
    FixedSizeMismatch,

    /// <summary>The writer's enum has symbols that the reader's lacks, and there is no default symbol.</summary>
    MissingEnumSymbols,

    /// <summary>The reader has a field that the writer has not, without a default.</summary>
    ReaderFieldMissingDefaultValue,

    /// <summary>Types that do not become one another.</summary>
    TypeMismatch,

    /// <summary>The reader's union has no branch for what the writer writes.</summary>
    MissingUnionBranch,
}
