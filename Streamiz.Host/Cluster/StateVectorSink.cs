using System.Text;
using Confluent.Kafka;
using Flights;
using Streamiz.Host.Flights;
using Streamiz.Host.Sources;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Host.Cluster;

/// <summary>Writes state vectors to the input topic: key address, value Avro, timestamp the last contact.</summary>
internal sealed class StateVectorSink(TopicWriter writer, string topic, ISerDes<StateVector> serDes) : IStateVectorSink
{
    // Serdes are made for one thread at a time.
    private readonly Lock _lock = new();

    public Task WriteAsync(IReadOnlyList<StateVectorRow> rows, CancellationToken cancellationToken)
    {
        var records = new List<OutgoingRecord>(rows.Count);
        var context = new SerializationContext(MessageComponentType.Value, topic);
        lock (_lock)
        {
            foreach (StateVectorRow row in rows)
            {
                byte[] key = Encoding.UTF8.GetBytes(row.Icao24);
                records.Add(new OutgoingRecord(writer.PartitionOf(key), row.LastContact * 1000, key, serDes.Serialize(Record(row), context), []));
            }
        }
        return writer.WriteAsync(records, cancellationToken);
    }

    public static StateVector Record(StateVectorRow row) => new()
    {
        Icao24 = row.Icao24,
        Callsign = row.Callsign,
        OriginCountry = row.OriginCountry,
        TimePosition = row.TimePosition,
        LastContact = row.LastContact,
        Longitude = row.Longitude,
        Latitude = row.Latitude,
        BaroAltitude = row.BaroAltitude,
        OnGround = row.OnGround,
        Velocity = row.Velocity,
        TrueTrack = row.TrueTrack,
        VerticalRate = row.VerticalRate,
        GeoAltitude = row.GeoAltitude,
        Squawk = row.Squawk,
        Spi = row.Spi,
        PositionSource = row.PositionSource,
        Category = row.Category,
    };
}
