using Flights;
using Streamiz.Avro;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Topology;

namespace Streamiz.Host.Startup;

/// <summary>Builds the topology and the engine's configuration.</summary>
internal static class FlightEngine
{
    /// <summary>The topology as Kafka Streams writes it; needs neither cluster nor registry.</summary>
    public static string Describe(FlightTopologyOptions options) =>
        Topology(options, SerDes(), null).Describe().ToString()!;

    public static FlightSerDes SerDes() => new(Avro<StateVector>(), Avro<FlightPosition>());

    public static ISerDes<T> Avro<T>()
        where T : class, IAvroRecord<T> => new SchemaAvroSerDes<T>();

    public static Kafka.Net.Stream.Topology Topology(FlightTopologyOptions options, FlightSerDes serDes, Action<string>? onOutOfDate)
    {
        var builder = new StreamBuilder();
        FlightTopology.Build(builder, options, serDes, onOutOfDate);
        return builder.Build();
    }
}
