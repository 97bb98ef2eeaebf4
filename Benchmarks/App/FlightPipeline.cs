using System.Buffers;
using Confluent.Kafka;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;
using StreamTopology = Streamiz.Kafka.Net.Stream.Topology;

namespace Streamiz.Benchmarks.App;

/// <summary>The flight application, built with the public DSL.</summary>
internal sealed class FlightPipeline(AppOptions options, AppCounters counters)
{
    private const long WindowMs = 60_000;

    public StreamTopology Build(StreamConfig config)
    {
        var text = new StringSerDes();
        var positionSerDes = new PositionSerDes(options.PositionSchemaId);
        var builder = new StreamBuilder(config);
        var positions = builder.Stream(options.Input, text, new StateSerDes(options.StateSchemaId), "states")
            .Filter((_, state, _) => Airborne(state), "airborne")
            .MapValues((state, _) => Project(state), "project");
        if (options.Pipeline != "count") positions.To(options.Positions, text, positionSerDes, "positions");
        if (options.Pipeline == "full")
        {
            positions.MapValues((position, record) => Notify(position, record), "notify")
                .To(options.Notifications, text, new NotificationSerDes(), "notifications");
        }

        if (options.Pipeline != "stateless") Count(positions, text, positionSerDes);
        return builder.Build(config);
    }

    private void Count(IKStream<string, Position> positions, StringSerDes text, PositionSerDes positionSerDes)
    {
        var windows = TumblingWindowOptions.Of(WindowMs, options.GraceMs);
        var store = options.Store == "memory" ? InMemoryWindows.As<string, long>("country-counts") : RocksDbWindows.As<string, long>("country-counts");
        store.With(text, new Int64SerDes()).WithCachingEnabled(CacheSize.OfB(10 << 20));
        var grouped = options.RepartitionValue == "slim"
            ? positions.MapValues((position, _) => position.OriginCountry).GroupBy((_, country, _) => country, Grouped<string, string>.With("by-country", text, new NoBytes())).WindowedBy(windows).Count(store, "count")
            : positions.GroupBy((_, position, _) => position.OriginCountry, Grouped<string, Position>.With("by-country", text, positionSerDes)).WindowedBy(windows).Count(store, "count");
        grouped.ToStream().Peek((_, _, _) => counters.Count()).To(options.Counts, new TimeWindowedSerDes<string>(text, WindowMs), new Int64SerDes(), "counts");
    }

    private bool Airborne(FlightState state)
    {
        counters.Input();
        return state is { OnGround: false, Longitude: not null, Latitude: not null, BaroAltitude: > 0 };
    }

    private Position Project(FlightState state)
    {
        counters.Pass();
        return new Position
        {
            Icao24 = state.Icao24,
            Callsign = state.Callsign,
            OriginCountry = state.OriginCountry,
            TimePosition = state.TimePosition,
            Longitude = state.Longitude!.Value,
            Latitude = state.Latitude!.Value,
            AltitudeFeet = state.BaroAltitude!.Value * 3.28084,
            VelocityKnots = state.Velocity * 1.94384,
        };
    }

    // The country goes into a header of the notification; the positions' headers stay as they are.
    private static Position Notify(Position position, IRecordContext record)
    {
        record.AddHeader("origin_country", position.OriginCountry);
        return position;
    }

    /// <summary>Writes nothing and reads nothing: for a value that only has to be there.</summary>
    private sealed class NoBytes : AbstractSerDes<string>, ISpanSerDes<string>
    {
        public override string Deserialize(byte[]? data, SerializationContext context) => "";

        public string Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => "";

        public override byte[]? Serialize(string data, SerializationContext context) => [];

        public void Serialize(string data, IBufferWriter<byte> output, in SpanContext context)
        {
        }
    }
}
