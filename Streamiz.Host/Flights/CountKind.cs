namespace Streamiz.Host.Flights;

/// <summary>What is counted in windows.</summary>
internal enum CountKind
{
    /// <summary>Position reports.</summary>
    Reports,

    /// <summary>Distinct aircraft.</summary>
    Aircraft,
}
