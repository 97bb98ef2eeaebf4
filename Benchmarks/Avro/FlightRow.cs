using Streamiz.Avro;

namespace Streamiz.Benchmarks.Avro;

/// <summary>A state vector as code made from its schema has it: fields read and written one after another, without boxing and without looking at the schema.</summary>
public sealed class FlightRow
{
    public string Icao24 = "";
    public string? Callsign;
    public string OriginCountry = "";
    public long? TimePosition;
    public long LastContact;
    public double? Longitude;
    public double? Latitude;
    public double? BaroAltitude;
    public bool OnGround;
    public double? Velocity;
    public double? TrueTrack;
    public double? VerticalRate;
    public double? GeoAltitude;
    public string? Squawk;
    public bool Spi;
    public int PositionSource;
    public int Category;

    public static FlightRow Read(ref AvroReader reader)
    {
        var row = new FlightRow();
        row.Fill(ref reader);
        return row;
    }

    public static FlightRow Read(ref AvroReader reader, ResolutionPlan plan, AvroBuffer scratch)
    {
        var row = new FlightRow();
        if (plan.IsDirect) row.Fill(ref reader);
        else row.Fill(ref reader, plan, scratch);
        return row;
    }

    public void Write(ref AvroWriter writer)
    {
        writer.WriteString(Icao24);
        WriteText(ref writer, Callsign);
        writer.WriteString(OriginCountry);
        writer.WriteIndex(TimePosition.HasValue ? 1 : 0);
        if (TimePosition.HasValue) writer.WriteLong(TimePosition.GetValueOrDefault());
        writer.WriteLong(LastContact);
        WriteNumber(ref writer, Longitude);
        WriteNumber(ref writer, Latitude);
        WriteNumber(ref writer, BaroAltitude);
        writer.WriteBoolean(OnGround);
        WriteNumber(ref writer, Velocity);
        WriteNumber(ref writer, TrueTrack);
        WriteNumber(ref writer, VerticalRate);
        WriteNumber(ref writer, GeoAltitude);
        WriteText(ref writer, Squawk);
        writer.WriteBoolean(Spi);
        writer.WriteInt(PositionSource);
        writer.WriteInt(Category);
    }

    public void Fill(ref AvroReader source)
    {
        // In a local its position lives in a register.
        var reader = source;
        Icao24 = reader.ReadString();
        Callsign = reader.ReadIndex(2) == 0 ? null : reader.ReadString();
        OriginCountry = reader.ReadString();
        TimePosition = reader.ReadIndex(2) == 0 ? null : reader.ReadLong();
        LastContact = reader.ReadLong();
        Longitude = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble();
        Latitude = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble();
        BaroAltitude = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble();
        OnGround = reader.ReadBoolean();
        Velocity = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble();
        TrueTrack = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble();
        VerticalRate = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble();
        GeoAltitude = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble();
        Squawk = reader.ReadIndex(2) == 0 ? null : reader.ReadString();
        Spi = reader.ReadBoolean();
        PositionSource = reader.ReadInt();
        Category = reader.ReadInt();
        source = reader;
    }

    private void Fill(ref AvroReader reader, ResolutionPlan plan, AvroBuffer scratch)
    {
        foreach (var step in plan.Steps)
        {
            switch (step.Action)
            {
                case ResolutionAction.Read:
                    ReadFields(ref reader, step.First, step.Last);
                    break;
                case ResolutionAction.Skip:
                    step.Skip(ref reader);
                    break;
                case ResolutionAction.Convert:
                    var converted = step.Convert(ref reader, scratch);
                    ReadFields(ref converted, step.First, step.Last);
                    break;
                default:
                    var given = step.OpenDefault();
                    ReadFields(ref given, step.First, step.Last);
                    break;
            }
        }
    }

    private void ReadFields(ref AvroReader reader, int first, int last)
    {
        switch (first)
        {
            case 0: Icao24 = reader.ReadString(); if (last == 0) return; goto case 1;
            case 1: Callsign = ReadText(ref reader); if (last == 1) return; goto case 2;
            case 2: OriginCountry = reader.ReadString(); if (last == 2) return; goto case 3;
            case 3: TimePosition = reader.ReadIndex(2) == 0 ? null : reader.ReadLong(); if (last == 3) return; goto case 4;
            case 4: LastContact = reader.ReadLong(); if (last == 4) return; goto case 5;
            case 5: Longitude = ReadNumber(ref reader); if (last == 5) return; goto case 6;
            case 6: Latitude = ReadNumber(ref reader); if (last == 6) return; goto case 7;
            case 7: BaroAltitude = ReadNumber(ref reader); if (last == 7) return; goto case 8;
            case 8: OnGround = reader.ReadBoolean(); if (last == 8) return; goto case 9;
            case 9: Velocity = ReadNumber(ref reader); if (last == 9) return; goto case 10;
            case 10: TrueTrack = ReadNumber(ref reader); if (last == 10) return; goto case 11;
            case 11: VerticalRate = ReadNumber(ref reader); if (last == 11) return; goto case 12;
            case 12: GeoAltitude = ReadNumber(ref reader); if (last == 12) return; goto case 13;
            case 13: Squawk = ReadText(ref reader); if (last == 13) return; goto case 14;
            case 14: Spi = reader.ReadBoolean(); if (last == 14) return; goto case 15;
            case 15: PositionSource = reader.ReadInt(); if (last == 15) return; goto case 16;
            case 16: Category = reader.ReadInt(); return;
        }
    }

    private static string? ReadText(ref AvroReader reader) => reader.ReadIndex(2) == 0 ? null : reader.ReadString();

    private static double? ReadNumber(ref AvroReader reader) => reader.ReadIndex(2) == 0 ? null : reader.ReadDouble();

    private static void WriteText(ref AvroWriter writer, string? value)
    {
        writer.WriteIndex(value is null ? 0 : 1);
        if (value != null) writer.WriteString(value);
    }

    private static void WriteNumber(ref AvroWriter writer, double? value)
    {
        writer.WriteIndex(value.HasValue ? 1 : 0);
        if (value.HasValue) writer.WriteDouble(value.GetValueOrDefault());
    }
}
