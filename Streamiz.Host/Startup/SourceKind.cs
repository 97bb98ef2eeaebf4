namespace Streamiz.Host.Startup;

/// <summary>Where state vectors come from.</summary>
internal enum SourceKind
{
    /// <summary>Synthetic traffic.</summary>
    Simulate,

    /// <summary>A recording.</summary>
    Replay,

    /// <summary>Nowhere but ingestion over REST, or another host.</summary>
    None,
}
