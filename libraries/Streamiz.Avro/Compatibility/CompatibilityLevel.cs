namespace Streamiz.Avro;

/// <summary>What a new version of a schema owes to the earlier ones: the levels of Confluent's registry.</summary>
public enum CompatibilityLevel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It reads data of the newest version.</summary>
    Backward,

    /// <summary>It reads data of every version.</summary>
    BackwardTransitive,

    /// <summary>The newest version reads its data.</summary>
    Forward,

    /// <summary>Every version reads its data.</summary>
    ForwardTransitive,

    /// <summary>It and the newest version read each other's data.</summary>
    Full,

    /// <summary>It and every version read each other's data.</summary>
    FullTransitive,
}
