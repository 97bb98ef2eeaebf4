using Flights;
using Streamiz.Avro;

namespace Streamiz.Benchmarks.Avro;

/// <summary>One pass over some of the rows for each thing that is measured. Each gives a number that depends on every row, so that none of the work can be left out.</summary>
public static class FlightMeasures
{
    public static long Decode(FlightData data, Range part)
    {
        long sum = 0;
        foreach (byte[] bytes in data.Encoded.AsSpan(part))
        {
            var reader = new AvroReader(bytes);
            sum += StateVector.Read(ref reader).LastContact;
        }
        return sum;
    }

    // Into the same row again and again: what decoding costs when the object does not.
    public static long DecodeInPlace(FlightData data, Range part)
    {
        long sum = 0;
        var row = data.Rows[0] with { };
        foreach (byte[] bytes in data.Encoded.AsSpan(part))
        {
            var reader = new AvroReader(bytes);
            StateVector.ReadInto(ref reader, row);
            sum += row.LastContact;
        }
        return sum;
    }

    public static long DecodeOlder(FlightData data, Range part)
    {
        long sum = 0;
        foreach (byte[] bytes in data.EncodedOlder.AsSpan(part))
        {
            var reader = new AvroReader(bytes);
            sum += StateVector.Read(ref reader, data.Plan).LastContact;
        }
        return sum;
    }

    public static long DecodeGeneric(FlightData data, Range part, GenericReader generic, byte[][] encoded)
    {
        long sum = 0;
        foreach (byte[] bytes in encoded.AsSpan(part))
        {
            var reader = new AvroReader(bytes);
            sum += generic.Read(ref reader).AsRecord()[4].AsLong();
        }
        return sum;
    }

    public static long Encode(FlightData data, Range part)
    {
        long sum = 0;
        foreach (var row in data.Rows.AsSpan(part))
        {
            data.Buffer.Clear();
            var writer = new AvroWriter(data.Buffer);
            row.Write(ref writer);
            sum += writer.Complete();
        }
        return sum;
    }

    public static long EncodeGeneric(FlightData data, Range part)
    {
        long sum = 0;
        foreach (var value in data.Values.AsSpan(part))
        {
            data.Buffer.Clear();
            data.GenericWriter.Write(data.Buffer, value);
            sum += data.Buffer.Length;
        }
        return sum;
    }
}
