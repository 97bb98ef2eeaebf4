namespace Streamiz.Avro;

/// <summary>What a step of a <see cref="ResolutionPlan"/> does.</summary>
public enum ResolutionAction : byte
{
    /// <summary>The data hold the fields <see cref="ResolutionStep.First"/> to <see cref="ResolutionStep.Last"/> one after another, each encoded as the reader would have it: read them so.</summary>
    Read,

    /// <summary>The data hold a field that the reader has not: <see cref="ResolutionStep.Skip"/>.</summary>
    Skip,

    /// <summary>The data hold field <see cref="ResolutionStep.First"/> in another encoding: <see cref="ResolutionStep.Convert"/>, and read the field from what that gives; or read it by <see cref="ResolutionStep.Conversion"/>.</summary>
    Convert,

    /// <summary>The data lack the field <see cref="ResolutionStep.First"/>: read it from <see cref="ResolutionStep.OpenDefault"/>.</summary>
    Default,
}
