using Streamiz.Host.Sources;

namespace Streamiz.Host.Flights;

/// <summary>Where state vectors go: the input topic.</summary>
internal interface IStateVectorSink
{
    /// <summary>Ends when all rows are acknowledged.</summary>
    /// <exception cref="SinkException">They could not be written; none, some or all of them may be there.</exception>
    Task WriteAsync(IReadOnlyList<StateVectorRow> rows, CancellationToken cancellationToken);
}
