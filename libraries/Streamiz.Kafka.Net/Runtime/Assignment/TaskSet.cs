using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net.Runtime.Assignment;

/// <summary>The tasks of one member.</summary>
/// <param name="Active">Those it works on.</param>
/// <param name="Standby">Those whose state it keeps up to date for others.</param>
internal sealed record TaskSet(IReadOnlyList<TaskId> Active, IReadOnlyList<TaskId> Standby)
{
    public static readonly TaskSet None = new([], []);
}
