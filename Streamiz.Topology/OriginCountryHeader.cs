using System.Text;
using Confluent.Kafka;
using Flights;
using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Topology;

/// <summary>Adds the country as a header, so that subscribers can choose without reading the value. The positions keep their own headers.</summary>
public sealed class OriginCountryHeader : IFixedKeyProcessor<string, FlightPosition, FlightPosition>
{
    /// <summary>The header's name; its value is UTF-8.</summary>
    public const string Name = "origin_country";

    private FixedKeyProcessorContext<string, FlightPosition> _context = null!;

    /// <inheritdoc/>
    public void Init(FixedKeyProcessorContext<string, FlightPosition> context) => _context = context;

    /// <inheritdoc/>
    public void Process(FixedKeyRecord<string, FlightPosition> record)
    {
        var headers = new Headers();
        foreach (IHeader header in record.Headers) headers.Add(header.Key, header.GetValueBytes());
        headers.Add(Name, Encoding.UTF8.GetBytes(record.Value.OriginCountry));
        _context.Forward(record.WithHeaders(headers));
    }
}
