namespace Streamiz.SchemaRegistry;

/// <summary>What a registry, or one of its subjects, lets its clients do.</summary>
public enum RegistryMode
{
    /// <summary>Reading and registering.</summary>
    ReadWrite,

    /// <summary>Reading only.</summary>
    ReadOnly,

    /// <summary>Reading only, whatever the subjects say.</summary>
    ReadOnlyOverride,

    /// <summary>Registering with ids and versions given by the client, without a compatibility check.</summary>
    Import,
}
