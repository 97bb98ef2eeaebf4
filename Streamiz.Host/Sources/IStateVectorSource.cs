namespace Streamiz.Host.Sources;

/// <summary>Where state vectors come from: a recording, the simulator, the real API.</summary>
internal interface IStateVectorSource
{
    /// <summary>How it names itself in logs and on the page.</summary>
    string Name { get; }

    /// <summary>Bodies in order, at the pace of the source, until it ends or is cancelled.</summary>
    IAsyncEnumerable<StatesBody> ReadAsync(CancellationToken cancellationToken);
}
