using Streamiz.Kafka.Net.Plan;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Where a stream or table stands in the graph.</summary>
/// <param name="Graph">The application's graph.</param>
/// <param name="Step">The step whose results it is.</param>
/// <param name="Sources">Names of the sources that it comes from without a repartition in between.</param>
/// <param name="NeedsRepartition">Whether keys may have changed since: grouping and joining must then place the records anew.</param>
internal sealed record StreamOrigin(OperatorGraph Graph, Step Step, IReadOnlyCollection<string> Sources, bool NeedsRepartition);
