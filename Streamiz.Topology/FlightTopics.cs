namespace Streamiz.Topology;

/// <summary>The names of the topics.</summary>
public sealed record FlightTopics
{
    /// <summary>Raw state vectors: key address, value Avro <c>flights.StateVector</c>.</summary>
    public string States { get; init; } = "aviation-data";

    /// <summary>Airborne positions: key address, value Avro <c>flights.FlightPosition</c>.</summary>
    public string Positions { get; init; } = "flight-positions";

    /// <summary>One JSON text a position, for subscribers.</summary>
    public string Notifications { get; init; } = "FlightNotifications";

    /// <summary>Position reports per country and window: windowed key, value long.</summary>
    public string Counts { get; init; } = "country-counts";

    /// <summary>Distinct aircraft per country and window: windowed key, value long.</summary>
    public string Aircraft { get; init; } = "country-aircraft";

    /// <summary>Records that could not be read: as they came, with headers that say why.</summary>
    public string DeadLetters { get; init; } = "aviation-data-dlq";

    /// <summary>All of them, the input first.</summary>
    public IReadOnlyList<string> All => [States, Positions, Notifications, Counts, Aircraft, DeadLetters];
}
