using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Benchmarks.App;

/// <summary>Positions as JSON, nulls written. Written by hand, as the floor's are: the eight names never change.</summary>
internal sealed class NotificationSerDes : AbstractSerDes<Position>, ISpanSerDes<Position>
{
    // Names, punctuation and numbers; a text may take six bytes a character.
    private const int NumberBytes = 400;

    private static readonly SearchValues<char> _plain = SearchValues.Create(" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.,()/");

    public override Position Deserialize(byte[]? data, SerializationContext context) => throw new NotSupportedException("notifications are only written here");

    public Position Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => throw new NotSupportedException("notifications are only written here");

    public override byte[]? Serialize(Position data, SerializationContext context)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Serialize(data, buffer, new SpanContext(context.Topic, context.Component));
        return buffer.WrittenSpan.ToArray();
    }

    public void Serialize(Position data, IBufferWriter<byte> output, in SpanContext context)
    {
        var to = output.GetSpan(NumberBytes + (6 * (data.Icao24.Length + (data.Callsign?.Length ?? 0) + data.OriginCountry.Length)));
        int at = 0;
        Put(to, ref at, "{\"icao24\":"u8);
        Put(to, ref at, data.Icao24);
        Put(to, ref at, ",\"callsign\":"u8);
        Put(to, ref at, data.Callsign);
        Put(to, ref at, ",\"origin_country\":"u8);
        Put(to, ref at, data.OriginCountry);
        Put(to, ref at, ",\"time_position\":"u8);
        if (data.TimePosition is { } time) Put(to, ref at, time);
        else Put(to, ref at, "null"u8);
        Put(to, ref at, ",\"longitude\":"u8);
        Put(to, ref at, data.Longitude);
        Put(to, ref at, ",\"latitude\":"u8);
        Put(to, ref at, data.Latitude);
        Put(to, ref at, ",\"altitude_feet\":"u8);
        Put(to, ref at, data.AltitudeFeet);
        Put(to, ref at, ",\"velocity_knots\":"u8);
        if (data.VelocityKnots is { } velocity) Put(to, ref at, velocity);
        else Put(to, ref at, "null"u8);
        Put(to, ref at, "}"u8);
        output.Advance(at);
    }

    private static void Put(Span<byte> to, ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to[at..]);
        at += bytes.Length;
    }

    private static void Put<T>(Span<byte> to, ref int at, T number)
        where T : IUtf8SpanFormattable
    {
        number.TryFormat(to[at..], out int written, default, CultureInfo.InvariantCulture);
        at += written;
    }

    private static void Put(Span<byte> to, ref int at, string? text)
    {
        if (text is null)
        {
            Put(to, ref at, "null"u8);
            return;
        }

        to[at++] = (byte)'"';
        if (!text.AsSpan().ContainsAnyExcept(_plain)) at += Encoding.UTF8.GetBytes(text, to[at..]);
        else Put(to, ref at, JsonEncodedText.Encode(text).EncodedUtf8Bytes);
        to[at++] = (byte)'"';
    }
}
