using Flights;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Topology;

/// <summary>How the topology's values are written: Avro with a registry when it runs, anything else in tests.</summary>
/// <param name="States">Values of the input topic and of the store of aircraft.</param>
/// <param name="Positions">Values of the positions topic and of what is grouped by country.</param>
public sealed record FlightSerDes(ISerDes<StateVector> States, ISerDes<FlightPosition> Positions);
