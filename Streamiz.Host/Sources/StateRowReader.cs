using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Streamiz.Host.Sources;

/// <summary>Reads one row: an array of at least 17 fields, in the order of the API.</summary>
internal sealed class StateRowReader(Countries countries)
{
    /// <summary>Fields a row must have; an eighteenth (category) is read, and more are passed over.</summary>
    public const int MinFields = 17;

    private static readonly string[] _names =
    [
        "icao24", "callsign", "origin_country", "time_position", "last_contact", "longitude", "latitude", "baro_altitude", "on_ground",
        "velocity", "true_track", "vertical_rate", "sensors", "geo_altitude", "squawk", "spi", "position_source", "category",
    ];

    /// <summary>Reads the value under the reader to its end, whatever it is.</summary>
    public bool TryRead(ref Utf8JsonReader reader, int index, out StateVectorRow? row, out RejectedRow rejected)
    {
        row = null;
        rejected = default;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            rejected = new RejectedRow(index, RowFault.WrongType, $"a row is an array, not {reader.TokenType}");
            reader.Skip();
            return false;
        }
        var fields = new RowFields();
        int wrong = -1;
        string wrongText = "";
        int count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (wrong >= 0 || count >= _names.Length) reader.Skip();
            else if (!ReadField(ref reader, count, ref fields))
            {
                wrong = count;
                wrongText = Shorten(ref reader);
                reader.Skip();
            }
        }
        rejected = count < MinFields ? new RejectedRow(index, RowFault.TooFewFields, $"{count} fields")
            : wrong >= 0 ? new RejectedRow(index, RowFault.WrongType, $"{_names[wrong]} = {wrongText}")
            : StateRowChecks.Check(index, fields, countries);
        if (rejected.Fault != RowFault.None) return false;
        row = fields.ToRow(countries);
        return true;
    }

    /// <summary>Reads a row given as an object with the names of the API; what is missing is null, and an address and a time must be there.</summary>
    public bool TryReadObject(ref Utf8JsonReader reader, int index, out StateVectorRow? row, out RejectedRow rejected)
    {
        row = null;
        var fields = new RowFields();
        int wrong = -1;
        string wrongText = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int field = FieldNamed(ref reader);
            reader.Read();
            if (field < 0 || wrong >= 0) reader.Skip();
            else if (!ReadField(ref reader, field, ref fields))
            {
                wrong = field;
                wrongText = Shorten(ref reader);
                reader.Skip();
            }
        }
        rejected = wrong >= 0 ? new RejectedRow(index, RowFault.WrongType, $"{_names[wrong]} = {wrongText}")
            : fields.Icao24 is null || fields.LastContact is null ? new RejectedRow(index, RowFault.TooFewFields, "icao24 and last_contact are needed")
            : StateRowChecks.Check(index, fields, countries);
        if (rejected.Fault != RowFault.None) return false;
        row = fields.ToRow(countries);
        return true;
    }

    /// <summary>A number that should be whole: 1679163825 and 1679163825.0 are the same.</summary>
    public static long? WholeNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out long whole)) return whole;
        double d = reader.GetDouble();
        return double.IsFinite(d) && Math.Abs(d) < 1e15 ? (long)Math.Floor(d) : null;
    }

    private static int FieldNamed(ref Utf8JsonReader reader)
    {
        for (int i = 0; i < _names.Length; i++)
            if (reader.ValueTextEquals(_names[i])) return i;
        return -1;
    }

    private static bool ReadField(ref Utf8JsonReader reader, int field, ref RowFields f)
    {
        switch (field)
        {
            case 0: return ReadText(ref reader, ref f.Icao24) && f.Icao24 is not null;
            case 1: return ReadText(ref reader, ref f.Callsign);
            case 2: return ReadText(ref reader, ref f.OriginCountry);
            case 3: return ReadWhole(ref reader, ref f.TimePosition);
            case 4: return ReadWhole(ref reader, ref f.LastContact) && f.LastContact is not null;
            case 5: return ReadNumber(ref reader, ref f.Longitude);
            case 6: return ReadNumber(ref reader, ref f.Latitude);
            case 7: return ReadNumber(ref reader, ref f.BaroAltitude);
            case 8: return ReadFlag(ref reader, ref f.OnGround);
            case 9: return ReadNumber(ref reader, ref f.Velocity);
            case 10: return ReadNumber(ref reader, ref f.TrueTrack);
            case 11: return ReadNumber(ref reader, ref f.VerticalRate);
            case 12: return ReadSensors(ref reader);
            case 13: return ReadNumber(ref reader, ref f.GeoAltitude);
            case 14: return ReadText(ref reader, ref f.Squawk);
            case 15: return ReadFlag(ref reader, ref f.Spi);
            case 16: return ReadWhole(ref reader, ref f.PositionSource);
            default: return ReadWhole(ref reader, ref f.Category);
        }
    }

    private static bool ReadText(ref Utf8JsonReader reader, ref string? value)
    {
        if (reader.TokenType == JsonTokenType.Null) return true;
        if (reader.TokenType != JsonTokenType.String) return false;
        value = reader.GetString();
        return true;
    }

    private static bool ReadWhole(ref Utf8JsonReader reader, ref long? value)
    {
        if (reader.TokenType == JsonTokenType.Null) return true;
        if (reader.TokenType != JsonTokenType.Number) return false;
        value = WholeNumber(ref reader);
        return value is not null;
    }

    private static bool ReadNumber(ref Utf8JsonReader reader, ref double? value)
    {
        if (reader.TokenType == JsonTokenType.Null) return true;
        if (reader.TokenType != JsonTokenType.Number) return false;
        double d = reader.GetDouble();
        value = d;
        return double.IsFinite(d);
    }

    private static bool ReadFlag(ref Utf8JsonReader reader, ref bool value)
    {
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False)) return false;
        value = reader.GetBoolean();
        return true;
    }

    // The receivers' numbers are of no use to anybody but their owner.
    private static bool ReadSensors(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return true;
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        reader.Skip();
        return true;
    }

    private static string Shorten(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.Null => "null",
        JsonTokenType.String => string.Create(CultureInfo.InvariantCulture, $"\"{Cut(reader.ValueSpan)}\""),
        _ => Cut(reader.ValueSpan),
    };

    private static string Cut(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= 40 ? Encoding.UTF8.GetString(utf8) : Encoding.UTF8.GetString(utf8[..40]) + "…";
}
